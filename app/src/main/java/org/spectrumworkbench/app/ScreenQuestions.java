package org.spectrumworkbench.app;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.spectrumworkbench.app.live.StoreLive;
import org.spectrumworkbench.app.samples.StoreSamples;
import org.spectrumworkbench.app.score.StoreEvaluated;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.benchmark.StoreBenchmark;

/** What the window's screens ask the store, through the classes by which they ask it. */
public final class ScreenQuestions implements StoreBenchmark.Screens {
  @Override
  public SequencedMap<String, Runnable> questions(
      Store store, String run, String stage, int last, String problem) {
    StoreLive live = new StoreLive(store);
    StoreSamples samples = new StoreSamples(store);
    StoreEvaluated evaluated = new StoreEvaluated(store);
    SequencedMap<String, Runnable> questions = new LinkedHashMap<>();
    questions.put("home, runs, status: list of runs", () -> store.runs().list());
    questions.put("live: everything it shows", () -> live.read(run, stage));
    questions.put(
        "samples: stages and steps, first time", () -> new StoreSamples(store).stages(run));
    questions.put("samples: stages and steps, again", () -> samples.stages(run));
    questions.put("samples: subdomains", () -> samples.subdomains(run));
    questions.put("samples: newest step", () -> samples.step(run, stage, last));
    questions.put("samples: a step in the middle", () -> samples.step(run, stage, last / 2));
    questions.put("Pass@K: evaluations", () -> evaluated.read(run));
    questions.put("inspector: the run", () -> store.runs().detail(run));
    questions.put("inspector: history of a problem", () -> store.samples().history(run, problem));
    questions.put("palette: search for a problem", () -> store.runs().search("is 101 +", 20));
    questions.put(
        "live: map of problems by steps, whole run",
        () -> store.live().heatMap(run, stage, 0, Integer.MAX_VALUE, 500));
    return questions;
  }
}
