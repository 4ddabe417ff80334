package org.spectrumworkbench.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.spectrumworkbench.app.chart.GroupChipsView;
import org.spectrumworkbench.app.chart.UncertaintyMapView;
import org.spectrumworkbench.app.chart.draw.GroupChips;
import org.spectrumworkbench.app.chart.draw.ProblemPoint;
import org.spectrumworkbench.app.chart.draw.UncertaintyMap;
import org.spectrumworkbench.app.fx.Panel;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.fx.ToolbarOnHover;
import org.spectrumworkbench.app.live.LiveData.GroupDot;
import org.spectrumworkbench.app.shell.Workspace;

/**
 * The groups of the last steps: where they lie on the uncertainty map, and each as a row of chips.
 */
final class GroupPanels {
  /** More rows than any panel has room for. */
  private static final int MOST_ROWS = 64;

  private final Workspace workspace;
  private final Texts texts;
  private final LiveModel model;
  private final UncertaintyMapView map;
  private final GroupChipsView chips;
  private List<GroupDot> drawn = List.of();

  GroupPanels(Workspace workspace, Texts texts, LiveModel model) {
    this.workspace = workspace;
    this.texts = texts;
    this.model = model;
    map =
        ToolbarOnHover.on(
            new UncertaintyMapView(
                figure(LiveData.NOTHING),
                workspace.files(),
                workspace.background(),
                workspace.dialogs()));
    map.setId("uncertainty-map");
    map.setMinSize(0, 0);
    map.setOnPick(problem -> open(dot -> dot.problem().equals(problem)));
    chips =
        ToolbarOnHover.on(
            new GroupChipsView(
                rows(LiveData.NOTHING),
                workspace.files(),
                workspace.background(),
                workspace.dialogs()));
    chips.setId("group-chips");
    chips.setMinSize(0, 0);
    chips.setOnPick((group, answer) ->
        open(dot -> dot.question().equals(group.problem()) && dot.step() == group.step()));
  }

  /** The map with its slider. */
  Panel map() {
    return Panel.untitled(map);
  }

  /** The chips. */
  Panel recent() {
    return Panel.untitled(chips);
  }

  void show(LiveData data) {
    StageRow stage = data.shown();
    boolean takes =
        stage != null
            && stage.status() == StageRow.Status.RUNNING
            && stage.kind() == StageRow.Kind.SIGNAL
            && stage.method(data.run().method()).startsWith("mgpo");
    map.setOnApply(
        takes ? lambda -> model.change(Map.of("signal.lambda", Double.toString(lambda))) : null);
    boolean changed =
        !data.groups().equals(drawn) || map.figure().runLambda() != data.run().lambda();
    if (changed) {
      drawn = data.groups();
      map.setFigure(figure(data));
      chips.setFigure(rows(data));
    }
  }

  private UncertaintyMap figure(LiveData data) {
    List<String> subdomains = new ArrayList<>(data.subdomains());
    List<ProblemPoint> points = new ArrayList<>();
    for (GroupDot dot : data.groups()) {
      if (!subdomains.contains(dot.subdomain())) {
        subdomains.add(dot.subdomain());
      }
      if (dot.samples() > 0) {
        points.add(
            new ProblemPoint(
                dot.problem(), dot.subdomain(), dot.correct(), dot.samples(), dot.length()));
      }
    }
    StageRow shown = data.shown();
    boolean evaluation = shown != null && shown.kind() == StageRow.Kind.EVALUATE;
    String title =
        evaluation
            ? texts.get("map.title.evaluation")
            : texts.get("map.title", LiveData.RECENT_STEPS);
    return new UncertaintyMap(title, points, subdomains, data.run().lambda(), data.run().lambda());
  }

  /** The newest group on top. */
  private GroupChips rows(LiveData data) {
    return new GroupChips(
        texts.get("groups.title"),
        data.groups().reversed().stream()
            .limit(MOST_ROWS)
            .map(dot ->
                new GroupChips.Group(dot.question(), dot.step(), dot.weight(), dot.verdicts()))
            .toList());
  }

  private void open(Predicate<GroupDot> wanted) {
    drawn.reversed().stream()
        .filter(wanted)
        .findFirst()
        .ifPresent(dot -> {
          model.chooseGroup(dot);
          workspace.navigation().open("samples");
        });
  }
}
