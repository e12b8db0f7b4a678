package hsimc.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r5.context.IWorkerContext.VersionResolutionRules;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.Manager;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.model.CanonicalResource;
import org.hl7.fhir.r5.model.CanonicalType;
import org.hl7.fhir.r5.utils.validation.IResourceValidator;
import org.hl7.fhir.r5.utils.validation.IValidatorResourceFetcher;
import org.hl7.fhir.r5.utils.validation.constants.ReferenceValidationPolicy;
import org.hl7.fhir.validation.instance.advisor.BasePolicyAdvisorForFullValidation;

/**
 * Finds what a reference means among the resources of this run, and nowhere else: a reference to something that was not handed over is an error, as is
 * one to a resource of a type that the profile does not allow there. That is the rule for a bulk export, whose files must be complete together. What
 * lies in a bundle is known to that bundle and its other parts only, since a bundle must stand on its own.
 */
final class Resolver extends BasePolicyAdvisorForFullValidation implements IValidatorResourceFetcher {
  /** A resource and the item that it came with. */
  private record Known(Item source, String json) {}

  private final Map<String, Known> known = new HashMap<>();

  Resolver() {
    super(ReferenceValidationPolicy.CHECK_EXISTS_AND_TYPE, null);
  }

  /** A canonical address must exist; its type is left alone, because the validator compares it with an empty list and then always objects. */
  @Override
  public ReferenceValidationPolicy policyForReference(
      IResourceValidator validator, Object appContext, String path, String url, ReferenceDestinationType destinationType) {
    return url.startsWith("http") ? ReferenceValidationPolicy.CHECK_EXISTS : ReferenceValidationPolicy.CHECK_EXISTS_AND_TYPE;
  }

  /** Remembers a resource by "Type/id". The first of two with the same name stays, so that a broken copy does not hide its original. */
  void add(Item item) {
    try {
      JsonObject resource = JsonParser.parseString(item.json()).getAsJsonObject();
      if (!resource.has("entry")) {
        add("", resource, item, item.json());
        return;
      }
      for (JsonElement entry : resource.getAsJsonArray("entry")) {
        JsonObject inner = entry.getAsJsonObject().getAsJsonObject("resource");
        if (inner != null) add(item.scope(), inner, item, inner.toString());
      }
    } catch (RuntimeException nameless) {
      // Nothing can refer to it; the validator says what is wrong with it.
    }
  }

  private void add(String scope, JsonObject resource, Item source, String json) {
    String name = resource.get("resourceType").getAsString() + "/" + resource.get("id").getAsString();
    known.putIfAbsent(scope + " " + name, new Known(source, json));
  }

  @Override
  public Element fetch(IResourceValidator validator, Object appContext, String url) throws FHIRException, IOException {
    Known found = known.get(" " + url);
    if (found == null && appContext instanceof Item item) {
      found = known.get(item.scope() + " " + url);
      // The validator has looked in the bundle itself, by its full addresses, and not found it there: then it is not there.
      if (found != null && found.source() == item) return null;
    }
    if (found == null) return null;
    return Manager.parseSingle(validator.getContext(), new ByteArrayInputStream(found.json().getBytes(StandardCharsets.UTF_8)), FhirFormat.JSON);
  }

  /** Whether a uri may stand: HL7's own must be in the packages (the engine has looked there already), others are names that need not lead anywhere. */
  @Override
  public boolean resolveURL(
      IResourceValidator validator,
      Object appContext,
      String path,
      String url,
      VersionResolutionRules rules,
      String type,
      boolean canonical,
      List<CanonicalType> targets) {
    return !url.startsWith("http://hl7.org/fhir") && !url.startsWith("http://terminology.hl7.org") && !"canonical".equals(type);
  }

  @Override
  public byte[] fetchRaw(IResourceValidator validator, String url) throws IOException {
    throw new IOException("nothing is fetched from outside");
  }

  @Override
  public CanonicalResource fetchCanonicalResource(IResourceValidator validator, Object appContext, String url) {
    return null;
  }

  @Override
  public boolean fetchesCanonicalResource(IResourceValidator validator, String url) {
    return false;
  }

  @Override
  public Set<ResourceVersionInformation> fetchCanonicalResourceVersions(IResourceValidator validator, Object appContext, String url) {
    return Set.of();
  }

  @Override
  public IValidatorResourceFetcher setLocale(Locale locale) {
    return this;
  }
}
