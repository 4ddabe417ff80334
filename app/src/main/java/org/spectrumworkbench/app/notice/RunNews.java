package org.spectrumworkbench.app.notice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.worker.RunFollower;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;

/**
 * Finds out what is new about the runs under way or about to be, by their journals. What happened
 * before the first look at a run is no news. One thread.
 */
public final class RunNews {
  private static final Logger LOG = LoggerFactory.getLogger(RunNews.class);
  private static final Texts TEXTS = Texts.of(RunNews.class);

  /** One run that warns all the time must not bury everything else. */
  private static final int ALERTS_OF_RUN = 5;

  private final Map<Path, Followed> followed = new LinkedHashMap<>();
  private boolean first = true;

  private static final class Followed {
    final Attempt attempt;
    final RunFollower journal;
    final Set<String> alerts = new HashSet<>();

    Followed(Attempt attempt) {
      this.attempt = attempt;
      this.journal = new RunFollower(attempt);
    }

    /** Messages of warnings that came since the last look. */
    Set<String> warnings() {
      Set<String> fresh = new LinkedHashSet<>();
      List<JournalLine> lines = journal.poll();
      while (!lines.isEmpty()) {
        for (JournalLine line : lines) {
          if (line.event() instanceof RunEvent.Noted noted && noted.level().equals("warning")) {
            fresh.add(noted.message());
          }
        }
        lines = journal.poll();
      }
      return fresh;
    }
  }

  /**
   * Looks.
   *
   * @param underWay the attempts that a worker is at now, and those that wait for one
   */
  public List<Notice> look(List<Attempt> underWay) {
    List<Notice> news = new ArrayList<>();
    Set<Path> still = new HashSet<>();
    for (Attempt attempt : underWay) {
      still.add(attempt.path());
      if (!followed.containsKey(attempt.path())) {
        Followed known = new Followed(attempt);
        followed.put(attempt.path(), known);
        if (first) {
          // It was under way before: what it warned of was told by whoever looked then.
          read(known).forEach(known.alerts::add);
        }
      }
    }
    first = false;
    Iterator<Followed> all = followed.values().iterator();
    while (all.hasNext()) {
      Followed run = all.next();
      for (String warning : read(run)) {
        if (run.alerts.size() < ALERTS_OF_RUN && run.alerts.add(warning)) {
          news.add(notice(Notice.Kind.ALERT, run.attempt, warning));
        }
      }
      if (!still.contains(run.attempt.path())) {
        all.remove();
        end(run).ifPresent(news::add);
      }
    }
    return news;
  }

  private static Set<String> read(Followed run) {
    try {
      return run.warnings();
    } catch (WorkbenchException damaged) {
      LOG.warn("{}", damaged.getMessage());
      return Set.of();
    }
  }

  /** A run that the user stopped has done what it was told to: that is no news. */
  private static Optional<Notice> end(Followed run) {
    return switch (run.journal.state()) {
      case FINISHED -> Optional.of(notice(Notice.Kind.END, run.attempt, ""));
      case FAILED -> Optional.of(notice(Notice.Kind.FAILURE, run.attempt, run.journal.message()));
      case INTERRUPTED -> Optional.of(notice(Notice.Kind.FAILURE, run.attempt, TEXTS.get("gone")));
      case CREATED, RUNNING, PAUSED, STOPPED -> Optional.empty();
    };
  }

  private static Notice notice(Notice.Kind kind, Attempt attempt, String text) {
    return new Notice(kind, attempt.run().id(), attempt.run().identity().name(), text);
  }
}
