package hsimc.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import org.fhir.ucum.UcumService;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueType;
import org.hl7.fhir.utilities.validation.ValidationMessage.Source;

/**
 * Checks each UCUM code with the UCUM library that the validator itself carries. The validator leaves that to a terminology server, and there is none
 * here.
 */
final class Units {
  private static final String UCUM = "http://unitsofmeasure.org";
  static final String MESSAGE_ID = "UCUM_CODE";

  private Units() {}

  static void check(JsonElement value, String path, UcumService ucum, java.util.List<ValidationMessage> messages) {
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) check(array.get(i), path + "[" + i + "]", ucum, messages);
    } else if (value instanceof JsonObject object) {
      if (UCUM.equals(text(object, "system")) && text(object, "code") != null) {
        String wrong = ucum.validate(text(object, "code"));
        if (wrong != null) {
          ValidationMessage message = new ValidationMessage(Source.InstanceValidator, IssueType.CODEINVALID, path, wrong, IssueSeverity.ERROR);
          messages.add(message.setMessageId(MESSAGE_ID));
        }
      }
      for (Map.Entry<String, JsonElement> member : object.entrySet()) check(member.getValue(), path + "." + member.getKey(), ucum, messages);
    }
  }

  private static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonPrimitive primitive && primitive.isString() ? primitive.getAsString() : null;
  }
}
