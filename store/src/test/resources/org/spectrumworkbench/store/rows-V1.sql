INSERT INTO "PUBLIC"."RUN"("RUN_KEY", "ID", "NAME", "PATH", "CREATED", "SETTINGS", "PRESENT", "STATE", "MESSAGE", "CURRENT_STAGE", "SECONDS_LEFT_LOW", "SECONDS_LEFT_HIGH", "UPDATED") VALUES
(1, '20250102-030405-experiment', 'experiment', '@RUNS@/20250102-030405-experiment', TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:05+00', U&'name: "experiment"\000aseed: 1\000astages: [spectrum, signal]\000athreads: 1\000adevice: "auto"\000a\000a# Base model\000amodel:\000a  folder: "tiny-base"\000a  from-scratch: false\000a\000a# Problems\000aproblems:\000a  set: "tiny"\000a  evaluate: ""\000a  subdomains: []\000a  families: []\000a  levels: [1]\000a  prompt: "{question}"\000a  slips: 0.15\000a  direct: 0.3\000a\000a# Base training\000abase:\000a  steps: 3000\000a  rate: 0.003\000a  batch: 32\000a\000a# Spectrum: supervised fine-tuning\000asft:\000a  arrangement: "checkpoints"\000a  steps: 800\000a  batch: 32\000a  rate: 0.0025\000a  schedule: "cosine"\000a  final-rate: 0.02\000a  warmup: 0.05\000a  replay: 0.3\000a  weight-decay: 0.01\000a  beta2: 0.98\000a  clip-norm: 1\000a\000a# Spectrum: probing\000aprobe:\000a  every: 100\000a  problems: 32\000a  samples: 8\000a  k: 8\000a\000a# Spectrum: fusion\000afuse:\000a  method: "uniform"\000a  density: 0.5\000a  scale: 1\000a\000a# Signal: MGPO\000asignal:\000a  method: "mgpo"\000a  lambda: 4\000a  renormalise: false\000a  steps: 160\000a  problems: 32\000a  group: 8\000a  rate: 4.0e-4\000a  weight-decay: 0.01\000a  beta2: 0.98\000a  clip-norm: 1\000a  ratio: "token"\000a  clip-low: 0.2\000a  clip-high: 0.2\000a  updates: 1\000a  kl: 0\000a  drop-no-signal: true\000a  temperature: 1\000a  save-every: 40\000a  micro-batch: 8\000a\000a# Evaluation\000aevaluate:\000a  problems: 160\000a  samples: 16\000a  k: [1, 2, 4, 8, 16]\000a  temperature: 1\000a  top-p: 1\000a  top-k: 0\000a  min-p: 0\000a  tokens: 18\000a\000a# Controls\000acontrols:\000a  joint: false\000a  arms: []\000a\000a# Verdicts on mathematics\000averify:\000a  percent: "either"\000a  decimals: 6\000a  ordered-lists: false\000a  list-as-set: true\000a  list-as-tuple: true\000a  singleton-sets: true\000a  vector-as-tuple: false\000a  assignments: true\000a  inequality-for-set: false\000a  ignore-units: true\000a  unreduced-fractions: true\000a  decimal-comma: true\000a  ratio-as-fraction: true\000a  base-optional: true\000a', TRUE, 'FINISHED', '', 'evaluate', 7.0, 17.0, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:37+00'),
(2, '20250102-030405-experiment-2', 'experiment', '@RUNS@/20250102-030405-experiment-2', TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:05+00', U&'name: "experiment"\000aseed: 1\000astages: [spectrum, signal]\000athreads: 1\000adevice: "auto"\000a\000a# Base model\000amodel:\000a  folder: "tiny-base"\000a  from-scratch: false\000a\000a# Problems\000aproblems:\000a  set: "tiny"\000a  evaluate: ""\000a  subdomains: []\000a  families: []\000a  levels: [1]\000a  prompt: "{question}"\000a  slips: 0.15\000a  direct: 0.3\000a\000a# Base training\000abase:\000a  steps: 3000\000a  rate: 0.003\000a  batch: 32\000a\000a# Spectrum: supervised fine-tuning\000asft:\000a  arrangement: "checkpoints"\000a  steps: 800\000a  batch: 32\000a  rate: 0.0025\000a  schedule: "cosine"\000a  final-rate: 0.02\000a  warmup: 0.05\000a  replay: 0.3\000a  weight-decay: 0.01\000a  beta2: 0.98\000a  clip-norm: 1\000a\000a# Spectrum: probing\000aprobe:\000a  every: 100\000a  problems: 32\000a  samples: 8\000a  k: 8\000a\000a# Spectrum: fusion\000afuse:\000a  method: "uniform"\000a  density: 0.5\000a  scale: 1\000a\000a# Signal: MGPO\000asignal:\000a  method: "mgpo"\000a  lambda: 4\000a  renormalise: false\000a  steps: 160\000a  problems: 32\000a  group: 8\000a  rate: 4.0e-4\000a  weight-decay: 0.01\000a  beta2: 0.98\000a  clip-norm: 1\000a  ratio: "token"\000a  clip-low: 0.2\000a  clip-high: 0.2\000a  updates: 1\000a  kl: 0\000a  drop-no-signal: true\000a  temperature: 1\000a  save-every: 40\000a  micro-batch: 8\000a\000a# Evaluation\000aevaluate:\000a  problems: 160\000a  samples: 16\000a  k: [1, 2, 4, 8, 16]\000a  temperature: 1\000a  top-p: 1\000a  top-k: 0\000a  min-p: 0\000a  tokens: 18\000a\000a# Controls\000acontrols:\000a  joint: false\000a  arms: []\000a\000a# Verdicts on mathematics\000averify:\000a  percent: "either"\000a  decimals: 6\000a  ordered-lists: false\000a  list-as-set: true\000a  list-as-tuple: true\000a  singleton-sets: true\000a  vector-as-tuple: false\000a  assignments: true\000a  inequality-for-set: false\000a  ignore-units: true\000a  unreduced-fractions: true\000a  decimal-comma: true\000a  ratio-as-fraction: true\000a  base-optional: true\000a', TRUE, 'INTERRUPTED', '', 'signal', 1.0, 2.0, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:11+00');
INSERT INTO "PUBLIC"."ATTEMPT"("RUN_KEY", "NUMBER", "INGESTED", "LAST_SEQ", "RESUMED_AFTER", "STATE", "MESSAGE", "STARTED", "ENDED", "PID", "MACHINE") VALUES
(1, 1, 9365, 32, 0, 'FINISHED', '', TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:06+00', TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:37+00', 4711, '{"java":"25"}'),
(2, 1, 5994, 21, 0, 'RUNNING', '', TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:06+00', TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:26+00', 4711, '{"java":"25"}'),
(2, 2, 1528, 27, 15, 'RUNNING', '', TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:06+00', TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:11+00', 4712, '{"java":"25"}');
INSERT INTO "PUBLIC"."STAGE"("STAGE_KEY", "RUN_KEY", "STAGE", "POSITION", "KIND", "TITLE", "STEPS", "STEP", "STEP_SEQ", "STARTED", "STARTED_SEQ", "SECONDS", "FINISHED_SEQ") VALUES
(1, 1, 'sft', 0, 'sft', 'Fine-tuning', 10, 10, 6, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:09+00', 4, 12.5, 6),
(2, 1, 'probe', 1, 'probe', 'Probing', 4, 0, 0, NULL, 0, NULL, 0),
(3, 1, 'signal', 2, 'signal', 'MGPO', 3, 3, 26, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:15+00', 10, 30.0, 26),
(4, 1, 'evaluate', 3, 'evaluate', 'Evaluation', 1, 1, 31, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:32+00', 27, 5.0, 31),
(5, 2, 'sft', 0, 'sft', 'Fine-tuning', 10, 10, 6, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:09+00', 4, 12.5, 6),
(6, 2, 'probe', 1, 'probe', 'Probing', 4, 0, 0, NULL, 0, NULL, 0),
(7, 2, 'signal', 2, 'signal', 'MGPO', 3, 2, 27, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:15+00', 10, NULL, 0),
(8, 2, 'evaluate', 3, 'evaluate', 'Evaluation', 1, 0, 0, NULL, 0, NULL, 0);
INSERT INTO "PUBLIC"."SUBDOMAIN"("SUBDOMAIN_KEY", "NAME") VALUES
(1, 'sums'),
(2, 'products');
INSERT INTO "PUBLIC"."PROBLEM"("PROBLEM_KEY", "RUN_KEY", "ID", "SUBDOMAIN_KEY", "QUESTION", "ANSWER") VALUES
(1, 1, 'p1', 1, '1 + 1 =', '2'),
(2, 1, 'p2', 2, '100% of 3_5 =', '35'),
(3, 2, 'p1', 1, '1 + 1 =', '2'),
(4, 2, 'p2', 2, '100% of 3_5 =', '35');
INSERT INTO "PUBLIC"."PROBLEM_SET"("RUN_KEY", "NAME", "POSITION", "PROBLEM_KEY") VALUES
(1, 'signal', 0, 1),
(1, 'signal', 1, 2),
(2, 'signal', 0, 3),
(2, 'signal', 1, 4);
INSERT INTO "PUBLIC"."EVENT"("PLACE", "AT", "ATTEMPT", "KIND", "LEVEL", "STATE", "STAGE", "STEP", "MESSAGE") VALUES
(4294967297, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:06+00', 1, 'attempt-started', 'info', NULL, '', 0, ''),
(4294967298, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:07+00', 1, 'state-changed', 'info', 'RUNNING', '', 0, ''),
(4294967300, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:09+00', 1, 'stage-started', 'info', NULL, 'sft', 0, ''),
(4294967302, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:11+00', 1, 'stage-finished', 'info', NULL, 'sft', 0, ''),
(4294967306, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:15+00', 1, 'stage-started', 'info', NULL, 'signal', 0, ''),
(4294967311, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:20+00', 1, 'noted', 'warning', NULL, 'signal', 1, 'note of step 1'),
(4294967316, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:25+00', 1, 'noted', 'warning', NULL, 'signal', 2, 'note of step 2'),
(4294967321, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:30+00', 1, 'noted', 'warning', NULL, 'signal', 3, 'note of step 3'),
(4294967322, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:31+00', 1, 'stage-finished', 'info', NULL, 'signal', 0, ''),
(4294967323, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:32+00', 1, 'stage-started', 'info', NULL, 'evaluate', 0, ''),
(4294967327, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:36+00', 1, 'stage-finished', 'info', NULL, 'evaluate', 0, ''),
(4294967328, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:37+00', 1, 'state-changed', 'info', 'FINISHED', '', 0, ''),
(8589934593, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:06+00', 1, 'attempt-started', 'info', NULL, '', 0, ''),
(8589934594, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:07+00', 1, 'state-changed', 'info', 'RUNNING', '', 0, ''),
(8589934596, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:09+00', 1, 'stage-started', 'info', NULL, 'sft', 0, ''),
(8589934598, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:11+00', 1, 'stage-finished', 'info', NULL, 'sft', 0, ''),
(8589934602, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:15+00', 1, 'stage-started', 'info', NULL, 'signal', 0, ''),
(8589934607, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:20+00', 1, 'noted', 'warning', NULL, 'signal', 1, 'note of step 1'),
(8589934614, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:06+00', 2, 'attempt-started', 'info', NULL, '', 0, ''),
(8589934615, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:07+00', 2, 'state-changed', 'info', 'RUNNING', '', 0, ''),
(8589934616, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:08+00', 2, 'stage-started', 'info', NULL, 'signal', 1, '');
INSERT INTO "PUBLIC"."METRIC_NAME"("NAME_KEY", "NAME") VALUES
(1, 'entropy'),
(2, 'reward');
INSERT INTO "PUBLIC"."METRIC"("ID", "STAGE_KEY", "NAME_KEY", "STEP", "MEASURED") VALUES
(17592186097664, 3, 1, 1, 1.0),
(17592186097665, 3, 2, 1, 0.25),
(17592186118144, 3, 1, 2, 0.5),
(17592186118145, 3, 2, 2, 0.5),
(17592186138624, 3, 1, 3, 0.3333333333333333),
(17592186138625, 3, 2, 3, 0.75),
(35184372142080, 7, 1, 1, 1.0),
(35184372142081, 7, 2, 1, 0.25),
(35184372195328, 7, 2, 2, 0.9);
INSERT INTO "PUBLIC"."ROLLOUT_GROUP"("PLACE", "STAGE_KEY", "STEP", "PROBLEM_KEY", "P_CORRECT", "DEVIATION", "WEIGHT", "VERDICTS", "TOKENS") VALUES
(4294967307, 3, 1, 1, 0.5, 0.125, 0.875, 'CWCW', 16),
(4294967308, 3, 1, 2, 0.5, 0.125, 0.875, 'CE', 8),
(4294967312, 3, 2, 1, 0.5, 0.125, 0.875, 'CWCW', 16),
(4294967313, 3, 2, 2, 0.0, NULL, NULL, 'UT', 8),
(4294967317, 3, 3, 1, 0.5, 0.125, 0.875, 'CWCW', 16),
(4294967318, 3, 3, 2, 0.5, 0.125, 0.875, 'CE', 8),
(8589934603, 7, 1, 3, 0.5, 0.125, 0.875, 'CWCW', 16),
(8589934604, 7, 1, 4, 0.5, 0.125, 0.875, 'CE', 8),
(8589934617, 7, 2, 3, 1.0, 0.125, 0.875, 'CC', 8);
INSERT INTO "PUBLIC"."ROLLOUT"("ID", "TEXT", "TOKENS", "VERDICT", "REASON", "EXTRACTED", "REWARD", "ADVANTAGE", "LENGTH", "LOG_PROB", "ENTROPY") VALUES
(17592186089472, 'Answer 0 at step 1: fine', X'01c801f0a20400', 'C', 'because of 0', '0', 1.0, 0.5, 4, -0.25, 0.75),
(17592186089473, U&'Answer 1 at step 1: Gr\00fc\00dfe \+01f600', X'01c801f0a20401', 'W', 'because of 1', '1', 0.0, -0.5, 4, -0.25, 0.75),
(17592186089474, 'Answer 2 at step 1: fine', X'01c801f0a20402', 'C', 'because of 2', '2', 1.0, 0.5, 4, -0.25, 0.75),
(17592186089475, U&'Answer 3 at step 1: Gr\00fc\00dfe \+01f600', X'01c801f0a20403', 'W', 'because of 3', '3', 0.0, -0.5, 4, -0.25, 0.75),
(17592186093568, 'Answer 0 at step 1: fine', X'01c801f0a20400', 'C', 'because of 0', '0', 1.0, 0.5, 4, -0.25, 0.75),
(17592186093569, U&'Answer 1 at step 1: Gr\00fc\00dfe \+01f600', X'01c801f0a20401', 'E', 'because of 1', '1', 0.0, NULL, 4, -0.25, 0.75),
(17592186109952, 'Answer 0 at step 2: fine', X'01c801f0a20400', 'C', 'because of 0', '0', 1.0, 0.5, 4, -0.25, 0.75),
(17592186109953, U&'Answer 1 at step 2: Gr\00fc\00dfe \+01f600', X'01c801f0a20401', 'W', 'because of 1', '1', 0.0, -0.5, 4, -0.25, 0.75),
(17592186109954, 'Answer 2 at step 2: fine', X'01c801f0a20402', 'C', 'because of 2', '2', 1.0, 0.5, 4, -0.25, 0.75),
(17592186109955, U&'Answer 3 at step 2: Gr\00fc\00dfe \+01f600', X'01c801f0a20403', 'W', 'because of 3', '3', 0.0, -0.5, 4, -0.25, 0.75),
(17592186114048, U&'Answer 0 at step 2: Gr\00fc\00dfe \+01f600', X'01c801f0a20400', 'U', 'because of 0', NULL, 0.0, -0.5, 4, -0.25, 0.75),
(17592186114049, U&'Answer 1 at step 2: Gr\00fc\00dfe \+01f600', X'01c801f0a20401', 'T', 'because of 1', '1', 0.0, -0.5, 4, -0.25, 0.75),
(17592186130432, 'Answer 0 at step 3: fine', X'01c801f0a20400', 'C', 'because of 0', '0', 1.0, 0.5, 4, -0.25, 0.75),
(17592186130433, U&'Answer 1 at step 3: Gr\00fc\00dfe \+01f600', X'01c801f0a20401', 'W', 'because of 1', '1', 0.0, -0.5, 4, -0.25, 0.75),
(17592186130434, 'Answer 2 at step 3: fine', X'01c801f0a20402', 'C', 'because of 2', '2', 1.0, 0.5, 4, -0.25, 0.75),
(17592186130435, U&'Answer 3 at step 3: Gr\00fc\00dfe \+01f600', X'01c801f0a20403', 'W', 'because of 3', '3', 0.0, -0.5, 4, -0.25, 0.75),
(17592186134528, 'Answer 0 at step 3: fine', X'01c801f0a20400', 'C', 'because of 0', '0', 1.0, 0.5, 4, -0.25, 0.75),
(17592186134529, U&'Answer 1 at step 3: Gr\00fc\00dfe \+01f600', X'01c801f0a20401', 'E', 'because of 1', '1', 0.0, NULL, 4, -0.25, 0.75),
(35184372133888, 'Answer 0 at step 1: fine', X'01c801f0a20400', 'C', 'because of 0', '0', 1.0, 0.5, 4, -0.25, 0.75),
(35184372133889, U&'Answer 1 at step 1: Gr\00fc\00dfe \+01f600', X'01c801f0a20401', 'W', 'because of 1', '1', 0.0, -0.5, 4, -0.25, 0.75),
(35184372133890, 'Answer 2 at step 1: fine', X'01c801f0a20402', 'C', 'because of 2', '2', 1.0, 0.5, 4, -0.25, 0.75),
(35184372133891, U&'Answer 3 at step 1: Gr\00fc\00dfe \+01f600', X'01c801f0a20403', 'W', 'because of 3', '3', 0.0, -0.5, 4, -0.25, 0.75),
(35184372137984, 'Answer 0 at step 1: fine', X'01c801f0a20400', 'C', 'because of 0', '0', 1.0, 0.5, 4, -0.25, 0.75),
(35184372137985, U&'Answer 1 at step 1: Gr\00fc\00dfe \+01f600', X'01c801f0a20401', 'E', 'because of 1', '1', 0.0, NULL, 4, -0.25, 0.75),
(35184372191232, 'Answer 0 at step 2: fine', X'01c801f0a20400', 'C', 'because of 0', '0', 1.0, 0.5, 4, -0.25, 0.75),
(35184372191233, 'Answer 1 at step 2: fine', X'01c801f0a20401', 'C', 'because of 1', '1', 1.0, 0.5, 4, -0.25, 0.75);
INSERT INTO "PUBLIC"."CHECKPOINT"("PLACE", "AT", "STAGE", "STEP", "PATH", "BYTES") VALUES
(4294967301, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:10+00', 'sft', 5, 'attempt-1/checkpoints/sft-5', 1000),
(8589934597, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:10+00', 'sft', 5, 'attempt-1/checkpoints/sft-5', 1000);
INSERT INTO "PUBLIC"."PROBE_SCORE"("PLACE", "STAGE", "SOURCE", "STEP", "SUBDOMAIN", "HALF", "K", "PASS_AT_K", "LOW", "HIGH", "PASS1", "SAMPLES", "CORRECT") VALUES
(4294967303, 'probe', 'sft', 5, 'sums', 'select', 4, 0.75, 0.5, 1.0, 0.25, 8, ARRAY [2, 0]),
(8589934599, 'probe', 'sft', 5, 'sums', 'select', 4, 0.75, 0.5, 1.0, 0.25, 8, ARRAY [2, 0]);
INSERT INTO "PUBLIC"."SPECIALIST"("PLACE", "STAGE", "SUBDOMAIN", "SOURCE", "STEP", "SELECTED", "CONFIRMED") VALUES
(4294967304, 'probe', 'sums', 'sft', 5, 0.75, 0.625),
(8589934600, 'probe', 'sums', 'sft', 5, 0.75, 0.625);
INSERT INTO "PUBLIC"."MODEL"("PLACE", "AT", "STAGE", "PATH", "DESCRIPTION") VALUES
(4294967305, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:14+00', 'fuse', 'attempt-1/models/spectrum', 'fused'),
(8589934601, TIMESTAMP WITH TIME ZONE '2025-01-02 03:04:14+00', 'fuse', 'attempt-1/models/spectrum', 'fused');
INSERT INTO "PUBLIC"."EVALUATION"("PLACE", "STAGE", "MODEL", "PASS1", "PASS8", "PROBLEMS", "SAMPLES", "WALL_SECONDS", "RESULT") VALUES
(4294967324, 'evaluate', 'base', 0.125, 0.375, 2, 8, 99.0, '{"stage":"base","pass1":0.125,"passk":{"1":0.125,"8":0.375},"interval":{"pass1":[0.024999999999999994,0.225]},"subdomains":{"sums":{"pass1":0.125,"passk":{"1":0.125},"interval":{},"problems":1}},"problems":2,"samples":8,"wall_seconds":99.0,"correct":[4,0]}'),
(4294967325, 'evaluate', 'signal', 0.5, 0.75, 2, 8, 99.0, '{"stage":"signal","pass1":0.5,"passk":{"1":0.5,"8":0.75},"interval":{"pass1":[0.4,0.6]},"subdomains":{"sums":{"pass1":0.5,"passk":{"1":0.5},"interval":{},"problems":1}},"problems":2,"samples":8,"wall_seconds":99.0,"correct":[4,0]}'),
(4294967326, 'evaluate', 'joint', 0.25, 0.5, 2, 8, 99.0, '{"stage":"joint","pass1":0.25,"passk":{"1":0.25,"8":0.5},"interval":{"pass1":[0.15,0.35]},"subdomains":{"sums":{"pass1":0.25,"passk":{"1":0.25},"interval":{},"problems":1}},"problems":2,"samples":8,"wall_seconds":99.0,"correct":[4,0]}');
INSERT INTO "PUBLIC"."EVALUATION_PROBLEM"("PLACE", "POSITION", "CORRECT") VALUES
(4294967324, 0, 4),
(4294967324, 1, 0),
(4294967325, 0, 4),
(4294967325, 1, 0),
(4294967326, 0, 4),
(4294967326, 1, 0);
