package org.spectrumworkbench.core.experiment;

import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.data.CheckJson;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** A check in an event: the same object as in a data set. */
final class CheckField {
  private CheckField() {}

  static final class Writer extends ValueSerializer<Check> {
    @Override
    public void serialize(Check check, JsonGenerator json, SerializationContext context) {
      json.writeTree(CheckJson.write(check));
    }
  }

  static final class Reader extends ValueDeserializer<Check> {
    @Override
    public Check deserialize(JsonParser json, DeserializationContext context) {
      JsonNode node = context.readTree(json);
      try {
        return CheckJson.read(node);
      } catch (WorkbenchException e) {
        return context.reportInputMismatch(Check.class, "%s", e.getMessage());
      }
    }
  }
}
