package org.spectrumworkbench.core.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunEvent.CheckpointSaved;
import org.spectrumworkbench.core.experiment.RunEvent.ModelSaved;
import org.spectrumworkbench.core.experiment.RunEvent.SpecialistSelected;

/**
 * What the stages to come take from those before: of which a resume must know that it is whole, and
 * which no retention drops.
 */
final class NeededParts {
  private final Experiment experiment;
  private final List<Pipeline.Step> stages;

  NeededParts(Experiment experiment) {
    this.experiment = experiment;
    this.stages = Pipeline.of(experiment);
  }

  /**
   * A part of a run on disk.
   *
   * @param step of a checkpoint; 0 for a stage's model
   * @param sha256 of its files
   * @param checkpoint the checkpoint; empty for a stage's model
   */
  record Part(
      String stage,
      int step,
      String path,
      Map<String, String> sha256,
      Optional<CheckpointSaved> checkpoint) {
    private static Part of(CheckpointSaved saved) {
      return new Part(
          saved.stage(), saved.step(), saved.path(), saved.sha256(), Optional.of(saved));
    }

    /** For people. */
    String words() {
      return checkpoint.isPresent()
          ? "The checkpoint of step %d of %s".formatted(step, stage)
          : "The model of the stage %s".formatted(stage);
    }
  }

  /** What of these checkpoints and models the stages that have not ended need, oldest first. */
  List<Part> of(ResumePoint resume) {
    Set<String> wanted = new HashSet<>();
    CheckpointSaved open = resume.checkpoint();
    if (open != null) {
      wanted.add(open.path());
    }
    checkpoints(resume.finished(), resume.checkpoints(), resume.specialists())
        .forEach(saved -> wanted.add(saved.path()));
    for (Pipeline.Step stage : stages) {
      if (!resume.finished().contains(stage.id())) {
        model(stage, resume.models())
            .map(resume.models()::get)
            .ifPresent(saved -> wanted.add(saved.path()));
      }
    }
    List<Part> parts = new ArrayList<>();
    for (Pipeline.Step stage : stages) {
      resume.checkpoints().getOrDefault(stage.id(), List.of()).stream()
          .filter(saved -> wanted.contains(saved.path()))
          .map(Part::of)
          .forEach(parts::add);
      ModelSaved model = resume.models().get(stage.id());
      if (model != null && wanted.contains(model.path())) {
        parts.add(new Part(stage.id(), 0, model.path(), model.sha256(), Optional.empty()));
      }
    }
    return parts;
  }

  /** Checkpoints that probing and fusion still have to read. */
  List<CheckpointSaved> checkpoints(
      List<String> finished,
      Map<String, List<CheckpointSaved>> saved,
      List<SpecialistSelected> specialists) {
    Map<String, CheckpointSaved> needed = new LinkedHashMap<>();
    for (Pipeline.Step stage : stages) {
      if (finished.contains(stage.id())) {
        continue;
      }
      if (stage instanceof Pipeline.Probe probe) {
        for (String source : probe.sources()) {
          saved.getOrDefault(source, List.of()).stream()
              .filter(one -> isProbed(experiment, one))
              .forEach(one -> needed.put(one.path(), one));
        }
      }
      if (stage instanceof Pipeline.Fuse) {
        boolean anyOne = experiment.fuse().method().equals("best-single");
        saved.forEach((source, all) ->
            all.stream()
                .filter(one -> anyOne ? isProbed(experiment, one) : isOf(specialists, one))
                .forEach(one -> needed.put(one.path(), one)));
      }
    }
    return List.copyOf(needed.values());
  }

  /** Those saved every k steps, and the last; not one saved because a run was stopped. */
  static boolean isProbed(Experiment experiment, CheckpointSaved saved) {
    return saved.step() % experiment.probe().every() == 0
        || saved.step() == experiment.sft().steps();
  }

  /** Whether a specialist was taken from the checkpoint. */
  static boolean isOf(List<SpecialistSelected> specialists, CheckpointSaved saved) {
    return specialists.stream()
        .anyMatch(one -> one.source().equals(saved.stage()) && one.step() == saved.step());
  }

  /** The finished stage whose model a stage reads; empty for the base model as given. */
  private static Optional<String> model(Pipeline.Step stage, Map<String, ModelSaved> models) {
    Optional<String> start =
        models.containsKey(Pipeline.BASE) ? Optional.of(Pipeline.BASE) : Optional.empty();
    return switch (stage) {
      case Pipeline.TrainBase base -> Optional.empty();
      case Pipeline.FineTune sft -> start;
      case Pipeline.Probe probe -> Optional.empty();
      case Pipeline.Fuse fuse -> start;
      case Pipeline.Reinforce signal ->
          models.containsKey(Pipeline.FUSE) ? Optional.of(Pipeline.FUSE) : start;
      case Pipeline.EvaluateModel evaluate ->
          Optional.of(evaluate.from()).filter(models::containsKey);
    };
  }

  /**
   * Where to go on: after the last point from which all is whole that the stages to come need.
   *
   * @param lasting tells which checkpoints were not kept, whatever lies in their place
   * @param warnings gets one for each part that is not whole
   */
  ResumePoint resume(RunFolder run, LastingEvents lasting, List<RunEvent.Noted> warnings) {
    Set<String> broken = new HashSet<>();
    while (true) {
      ResumePoint resume = ResumePoint.of(run.events(), broken);
      Optional<RunEvent.Noted> fault = firstFault(run, resume, lasting, broken);
      if (fault.isEmpty()) {
        return resume;
      }
      warnings.add(fault.get());
    }
  }

  /** The first part that is not whole; it is added to the broken ones. */
  private Optional<RunEvent.Noted> firstFault(
      RunFolder run, ResumePoint resume, LastingEvents lasting, Set<String> broken) {
    CheckpointSaved open = resume.checkpoint();
    for (Part part : of(resume)) {
      boolean isOpen = open != null && part.path().equals(open.path());
      try {
        if (lasting.isDropped(part.path())) {
          throw new WorkbenchException(
              "it was not kept", "Raise keep.last in a new run to keep more.");
        }
        if (open != null && isOpen) {
          CheckpointFolder.check(run, open);
        } else {
          CheckpointFolder.checkModel(run.inside(part.path()), part.sha256());
        }
      } catch (WorkbenchException e) {
        broken.add(part.path());
        droppedBefore(part, resume, lasting).forEach(broken::add);
        String where =
            isOpen
                ? "goes on from the one before that is whole"
                : "goes back to what came before it";
        return Optional.of(
            new RunEvent.Noted(
                "warning",
                part.stage(),
                part.step(),
                part.words() + " cannot be used, so the run " + where + ": " + e.getMessage()));
      }
    }
    return Optional.empty();
  }

  /** The checkpoints right before a part that were not kept: nobody can go on from them either. */
  private static List<String> droppedBefore(Part part, ResumePoint resume, LastingEvents lasting) {
    List<String> dropped = new ArrayList<>();
    for (CheckpointSaved saved : resume.checkpoints().getOrDefault(part.stage(), List.of())) {
      if (saved.path().equals(part.path())) {
        break;
      }
      if (lasting.isDropped(saved.path())) {
        dropped.add(saved.path());
      } else {
        dropped.clear();
      }
    }
    return dropped;
  }
}
