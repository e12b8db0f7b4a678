package hsimc.conformance;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fhir.ucum.UcumService;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.utilities.http.ManagedWebAccess;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.hl7.fhir.validation.ValidationEngine;
import org.hl7.fhir.validation.instance.InstanceValidator;

/**
 * Boots HL7's validator once and validates many resources.
 *
 * <p>Arguments: --home DIR (its .fhir/packages is the package cache), --ig PACKAGE#VERSION, --tho VERSION, --extensions VERSION, --threads N,
 * --per-file N (validate at most N evenly spaced lines of a file; all lines still resolve references), --list FILE (one input path per line),
 * --context-list FILE (likewise, of files that only resolve references), --code-systems FILE (likewise, of code systems that the packages lack), then input paths. A file whose name ends in .ndjson has one resource or Bundle
 * per line; any other file is one resource.
 *
 * <p>Output, on standard output: one JSON object per issue of severity fatal, error or warning, in order of input, then one object with
 * {@code "summary": true}. Every resource is judged by the base specification, by the profiles that its meta.profile names and, for vital signs, by
 * the profile that the specification itself demands. The exit status is 0 whenever everything was judged, whatever the verdict.
 */
public final class Validate {
  /** A validator keeps all that it has seen, so that thousands of resources fill any heap: after as many as this another takes its place. */
  private static final int RENEWED = 500;

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
  /** In a location, the validator puts type and id of a contained or bundled resource in a comment. */
  private static final Pattern INNER = Pattern.compile("/\\*([A-Za-z]+)/([^*]*)\\*/");

  private String home;
  private String ig = "hl7.fhir.us.core#6.1.0";
  private String tho = "7.0.0";
  private String extensions = "5.2.0";
  private int threads = 1;
  private int perFile = Integer.MAX_VALUE;
  private final List<String> contexts = new ArrayList<>();
  private final List<String> codeSystems = new ArrayList<>();
  private final List<String> inputs = new ArrayList<>();

  private final Resolver resolver = new Resolver();
  private final List<Item> items = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    new Validate().run(args);
    // The engine leaves non-daemon helper threads behind.
    System.exit(0);
  }

  private void run(String[] args) throws Exception {
    readArguments(args);
    // Before any class of the validator looks at it: package cache and settings (which forbid the network) lie under it.
    System.setProperty("user.home", home);
    ManagedWebAccess.loadFromFHIRSettings();

    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    // The engine prints progress here and there: standard output is for results alone.
    System.setOut(System.err);

    for (String path : contexts) read(path, false);
    for (String path : inputs) read(path, true);

    long start = System.nanoTime();
    ValidationEngine engine = boot();
    long booted = System.nanoTime();
    List<List<ValidationMessage>> verdicts = judge(engine);
    long judged = System.nanoTime();

    int[] counts = new int[4];
    Map<String, Integer> types = new TreeMap<>();
    UcumService ucum = engine.getContext().getUcumService();
    for (int i = 0; i < items.size(); i++) report(items.get(i), verdicts.get(i), ucum, counts, types, out);

    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("summary", true);
    summary.put("validator", org.hl7.fhir.utilities.VersionUtil.getVersion());
    summary.put("ig", ig);
    summary.put("packages", engine.getContext().loadedPackageSummary());
    summary.put("files", inputs.size());
    summary.put("resources", items.size());
    summary.put("types", types);
    summary.put("fatal", counts[0]);
    summary.put("error", counts[1]);
    summary.put("warning", counts[2]);
    summary.put("information", counts[3]);
    summary.put("loadSeconds", seconds(booted - start));
    summary.put("judgeSeconds", seconds(judged - booted));
    summary.put("threads", threads);
    out.println(GSON.toJson(summary));
    out.flush();
  }

  private void readArguments(String[] args) throws IOException {
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--home" -> home = args[++i];
        case "--ig" -> ig = args[++i];
        case "--tho" -> tho = args[++i];
        case "--extensions" -> extensions = args[++i];
        case "--threads" -> threads = Integer.parseInt(args[++i]);
        case "--per-file" -> perFile = Integer.parseInt(args[++i]);
        case "--context-list" -> contexts.addAll(Files.readAllLines(Path.of(args[++i])));
        case "--code-systems" -> codeSystems.addAll(Files.readAllLines(Path.of(args[++i])));
        case "--list" -> inputs.addAll(Files.readAllLines(Path.of(args[++i])));
        default -> inputs.add(args[i]);
      }
    }
    if (home == null) throw new IllegalArgumentException("--home is required");
  }

  private void read(String path, boolean validate) throws IOException {
    String text = Files.readString(Path.of(path));
    List<Item> found = new ArrayList<>();
    if (path.endsWith(".ndjson")) {
      int line = 0;
      for (String json : (Iterable<String>) text.lines()::iterator) {
        line++;
        if (!json.isBlank()) found.add(new Item(path, line, json));
      }
    } else {
      found.add(new Item(path, 1, text));
    }
    for (Item item : found) resolver.add(item);
    if (!validate) return;
    int take = Math.min(perFile, found.size());
    for (int i = 0; i < take; i++) items.add(found.get((int) ((long) i * found.size() / take)));
  }

  private ValidationEngine boot() throws Exception {
    ValidationEngine engine =
        new ValidationEngine.ValidationEngineBuilder()
            .withVersion("4.0.1")
            .withThoVersion(tho)
            .withExtensionsVersion(extensions)
            .withNoTerminologyServer()
            // Otherwise answers are kept in the system's temporary folder and come back in the next run.
            .withTerminologyCachePath("n/a")
            .fromSource("hl7.fhir.r4.core#4.0.1");
    engine.connectToTSServer(null, null, null, false);
    String[] guide = ig.split("#");
    engine.loadPackage(guide[0], guide[1]);
    for (String path : codeSystems)
      if (!path.isBlank()) engine.getContext().cacheResource(new org.hl7.fhir.r5.formats.JsonParser().parse(Files.readAllBytes(Path.of(path))));
    engine.setFetcher(resolver);
    engine.setPolicyAdvisor(resolver);
    // Generates the missing snapshots now: later they would be generated by two threads at once.
    engine.prepare();
    return engine;
  }

  private List<List<ValidationMessage>> judge(ValidationEngine engine) throws Exception {
    List<List<ValidationMessage>> verdicts = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) verdicts.add(new ArrayList<>());
    AtomicInteger next = new AtomicInteger();
    List<Thread> workers = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      // An engine keeps unsynchronised caches of its own; copies share what they only read.
      ValidationEngine own = threads == 1 ? engine : new ValidationEngine(engine);
      Thread worker =
          new Thread(
              () -> {
                try {
                  InstanceValidator validator = null;
                  int since = 0;
                  for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                    if (since++ % RENEWED == 0) validator = own.getValidator(FhirFormat.JSON);
                    byte[] json = items.get(i).json().getBytes(StandardCharsets.UTF_8);
                    validator.validate(items.get(i), verdicts.get(i), new ByteArrayInputStream(json), FhirFormat.JSON, new ArrayList<>());
                  }
                } catch (Throwable failure) {
                  synchronized (failures) {
                    failures.add(failure);
                  }
                }
              });
      workers.add(worker);
    }
    for (Thread worker : workers) worker.start();
    for (Thread worker : workers) worker.join();
    if (!failures.isEmpty()) throw new IllegalStateException("the validator itself failed", failures.get(0));
    return verdicts;
  }

  private static void report(
      Item item, List<ValidationMessage> messages, UcumService ucum, int[] counts, Map<String, Integer> types, PrintStream out) {
    String type = null;
    String id = null;
    try {
      JsonObject json = JsonParser.parseString(item.json()).getAsJsonObject();
      if (json.has("resourceType")) type = json.get("resourceType").getAsString();
      if (json.has("id")) id = json.get("id").getAsString();
      Units.check(json, String.valueOf(type), ucum, messages);
    } catch (JsonSyntaxException | IllegalStateException | UnsupportedOperationException broken) {
      // The validator reports it; here it only has no name.
    }
    types.merge(String.valueOf(type), 1, Integer::sum);
    for (ValidationMessage message : messages) {
      IssueSeverity level = message.getLevel();
      counts[level == IssueSeverity.FATAL ? 0 : level == IssueSeverity.ERROR ? 1 : level == IssueSeverity.WARNING ? 2 : 3]++;
      if (level != IssueSeverity.FATAL && level != IssueSeverity.ERROR && level != IssueSeverity.WARNING) continue;
      String location = String.valueOf(message.getLocation());
      Map<String, Object> issue = new LinkedHashMap<>();
      issue.put("file", item.file());
      issue.put("line", item.line());
      issue.put("resourceType", type);
      issue.put("id", id);
      Matcher inner = INNER.matcher(location);
      if ("Bundle".equals(type) && inner.find()) {
        issue.put("innerType", inner.group(1));
        issue.put("innerId", inner.group(2));
      }
      issue.put("severity", level.toCode());
      issue.put("code", message.getType() == null ? null : message.getType().toCode());
      issue.put("location", location);
      issue.put("messageId", message.getMessageId());
      issue.put("message", message.getMessage());
      out.println(GSON.toJson(issue));
    }
  }

  private static double seconds(long nanoseconds) {
    return Math.round(nanoseconds / 1e8) / 10.0;
  }
}
