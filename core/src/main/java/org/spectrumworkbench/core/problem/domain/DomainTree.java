package org.spectrumworkbench.core.problem.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A board as a tree of JSON or YAML values:
 *
 * <pre>
 * subdomains: [algebra, geometry, unsorted]
 * otherwise: unsorted              # where problems go that no rule catches
 * rules:                           # tried in this order
 *   - to: geometry
 *     keywords: [triang*, right angle]
 *   - to: algebra
 *     pattern: 'solve for [xy]'    # RE2 syntax
 *   - {to: algebra, tag: linear}
 *   - {to: algebra, column: id, value: 'alg-*'}
 *   - {to: algebra, half: 7}       # a random half, seed 7
 *   - to: algebra
 *     all: [{tag: linear}, {half: 7}]
 * parts:
 *   keep: false                    # or true: rows stay in the parts they have
 *   shares: {select: 5, confirm: 5, evaluate: 10}
 *   sizes: {geometry: {select: 40, confirm: 40, evaluate: 80}}
 * moves: {chal-12: geometry}       # problems moved by hand, by id
 * </pre>
 *
 * Only {@code rules} must be there.
 */
final class DomainTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private DomainTree() {}

  // ---- writing ----

  static ObjectNode of(DomainBoard board) {
    ObjectNode root = NODES.objectNode();
    board.subdomains().forEach(root.putArray("subdomains")::add);
    root.put("otherwise", board.otherwise());
    var rules = root.putArray("rules");
    for (Rule rule : board.rules().rules()) {
      ObjectNode node = rules.addObject().put("to", rule.subdomain());
      put(node, rule.condition());
    }
    ObjectNode parts = root.putObject("parts").put("keep", board.parts().keep());
    PartShares shares = board.parts().shares();
    parts
        .putObject("shares")
        .put("select", shares.select())
        .put("confirm", shares.confirm())
        .put("evaluate", shares.evaluate());
    if (!board.parts().own().isEmpty()) {
      ObjectNode sizes = parts.putObject("sizes");
      new TreeMap<>(board.parts().own())
          .forEach((name, size) ->
              sizes
                  .putObject(name)
                  .put("select", size.select())
                  .put("confirm", size.confirm())
                  .put("evaluate", size.evaluate()));
    }
    if (!board.moves().isEmpty()) {
      ObjectNode moves = root.putObject("moves");
      new TreeMap<>(board.moves()).forEach(moves::put);
    }
    return root;
  }

  private static void put(ObjectNode node, Condition condition) {
    switch (condition) {
      case Condition.Keywords(List<String> words) -> words.forEach(node.putArray("keywords")::add);
      case Condition.Expression(String pattern) -> node.put("pattern", pattern);
      case Condition.Tag(String value) -> node.put("tag", value);
      case Condition.Column(Condition.Field field, String value) ->
          node.put("column", field.word()).put("value", value);
      case Condition.Half(long seed) -> node.put("half", seed);
      case Condition.All(List<Condition> conditions) -> {
        var all = node.putArray("all");
        conditions.forEach(part -> put(all.addObject(), part));
      }
    }
  }

  // ---- reading ----

  static DomainBoard board(JsonNode root, String where) {
    only(root, where, Set.of("subdomains", "otherwise", "rules", "parts", "moves"));
    List<Rule> rules = new ArrayList<>();
    JsonNode list = root.path("rules");
    if (!list.isArray()) {
      throw fault(where, "'rules' is missing or no list", "Give the rules as a list.");
    }
    for (int i = 0; i < list.size(); i++) {
      rules.add(rule(list.get(i), where + ", rule " + (i + 1)));
    }
    String otherwise = root.has("otherwise") ? text(root, "otherwise", where) : Problem.UNSORTED;
    List<String> names = new ArrayList<>();
    if (root.has("subdomains")) {
      names.addAll(texts(root.path("subdomains"), "subdomains", where));
    } else {
      rules.stream().map(Rule::subdomain).distinct().forEach(names::add);
    }
    if (!names.contains(otherwise)) {
      names.add(otherwise);
    }
    Map<String, String> moves = new HashMap<>();
    JsonNode moved = root.path("moves");
    if (!moved.isMissingNode()) {
      only(moved, where + ", moves", moved.isObject() ? Set.copyOf(names(moved)) : Set.of());
      names(moved).forEach(id -> moves.put(id, text(moved, id, where + ", moves")));
    }
    try {
      return new DomainBoard(
          names, new DomainRules(rules, otherwise), moves, parts(root.path("parts"), where));
    } catch (WorkbenchException e) {
      throw in(where, e);
    }
  }

  private static Rule rule(JsonNode node, String where) {
    only(node, where, Set.of("to", "keywords", "pattern", "tag", "column", "value", "half", "all"));
    return new Rule(text(node, "to", where), condition(node, where, 1));
  }

  private static Condition condition(JsonNode node, String where, int depth) {
    try {
      Condition found = null;
      for (String kind : List.of("keywords", "pattern", "tag", "column", "half", "all")) {
        if (!node.has(kind)) {
          continue;
        }
        if (found != null) {
          throw fault(where, "has two conditions", "Give one, or several in a list under 'all'.");
        }
        found = condition(node, kind, where, depth);
      }
      if (found == null) {
        throw fault(
            where,
            "has no condition",
            "Give 'keywords', 'pattern', 'tag', 'column' with 'value', 'half', or 'all'.");
      }
      return found;
    } catch (WorkbenchException e) {
      throw in(where, e);
    }
  }

  private static Condition condition(JsonNode node, String kind, String where, int depth) {
    return switch (kind) {
      case "keywords" -> new Condition.Keywords(texts(node.path(kind), kind, where));
      case "pattern" -> new Condition.Expression(text(node, kind, where));
      case "tag" -> new Condition.Tag(text(node, kind, where));
      case "column" -> new Condition.Column(field(node, where), text(node, "value", where));
      case "half" -> new Condition.Half(whole(node, kind, where, Long.MIN_VALUE, Long.MAX_VALUE));
      default -> {
        if (depth > 4 || !node.path(kind).isArray()) {
          throw fault(where, "'all' is no list of conditions", "Give a list, not too deep.");
        }
        List<Condition> parts = new ArrayList<>();
        node.path(kind).forEach(part -> parts.add(condition(part, where, depth + 1)));
        yield new Condition.All(parts);
      }
    };
  }

  private static Condition.Field field(JsonNode node, String where) {
    String word = text(node, "column", where);
    for (Condition.Field field : Condition.Field.values()) {
      if (field.word().equals(word)) {
        return field;
      }
    }
    throw fault(
        where,
        "there is no column '" + word + "'",
        "The columns are: id, family, subdomain, question, answer, solution.");
  }

  private static PartPlan parts(JsonNode node, String where) {
    if (node.isMissingNode()) {
      return PartPlan.STANDARD;
    }
    String place = where + ", parts";
    only(node, place, Set.of("keep", "shares", "sizes"));
    PartShares shares = PartShares.STANDARD;
    JsonNode given = node.path("shares");
    if (!given.isMissingNode()) {
      only(given, place, Set.of("select", "confirm", "evaluate"));
      shares =
          new PartShares(
              given.path("select").asDouble(-1),
              given.path("confirm").asDouble(-1),
              given.path("evaluate").asDouble(-1));
    }
    Map<String, PartSizes> own = new TreeMap<>();
    JsonNode sizes = node.path("sizes");
    if (!sizes.isMissingNode()) {
      for (String name : names(sizes)) {
        JsonNode size = sizes.path(name);
        only(size, place, Set.of("select", "confirm", "evaluate"));
        own.put(
            name,
            new PartSizes(
                (int) whole(size, "select", place, 0, Integer.MAX_VALUE),
                (int) whole(size, "confirm", place, 0, Integer.MAX_VALUE),
                (int) whole(size, "evaluate", place, 0, Integer.MAX_VALUE)));
      }
    }
    return new PartPlan(node.path("keep").asBoolean(false), shares, own);
  }

  private static void only(JsonNode node, String where, Set<String> allowed) {
    if (!node.isObject()) {
      throw fault(where, "is no mapping", "Give 'key: value' lines.");
    }
    for (String name : names(node)) {
      if (!allowed.contains(name)) {
        throw fault(
            where,
            "there is no key '" + name + "'",
            "The keys are: " + String.join(", ", allowed.stream().sorted().toList()) + ".");
      }
    }
  }

  private static List<String> names(JsonNode node) {
    return List.copyOf(node.propertyNames());
  }

  private static String text(JsonNode node, String key, String where) {
    JsonNode value = node.path(key);
    if (!value.isValueNode() || value.isNull()) {
      throw fault(where, "'" + key + "' is missing or no text", "Give it a text.");
    }
    return value.asString();
  }

  private static List<String> texts(JsonNode list, String key, String where) {
    if (!list.isArray()) {
      throw fault(where, "'" + key + "' is no list", "Write it as [one, two].");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : list) {
      if (!item.isValueNode() || item.isNull()) {
        throw fault(where, "'" + key + "' holds something that is no text", "Write plain words.");
      }
      texts.add(item.asString());
    }
    return texts;
  }

  private static long whole(JsonNode node, String key, String where, long least, long most) {
    JsonNode value = node.path(key);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.asLong() < least
        || value.asLong() > most) {
      throw fault(where, "'" + key + "' is no whole number in range", "Give a whole number.");
    }
    return value.asLong();
  }

  private static WorkbenchException fault(String where, String what, String mend) {
    return new WorkbenchException(where + ": " + what, mend);
  }

  /** The same fault with the place before it, once. */
  private static WorkbenchException in(String where, WorkbenchException fault) {
    String what = String.valueOf(fault.getMessage());
    return what.startsWith(where)
        ? fault
        : new WorkbenchException(where + ": " + what, fault.mend(), fault);
  }
}
