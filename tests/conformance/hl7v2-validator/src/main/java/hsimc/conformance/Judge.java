package hsimc.conformance;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.AbstractGroup;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Parses each message of some files and walks its structure: segments that do not belong there, required segments and fields that are missing, repetitions
 * beyond the most, components beyond those of a type. Writes one line for each issue: file, number of the message, issue; and the number of messages last.
 */
public final class Judge {
    private final List<String> issues = new ArrayList<>();

    public static void main(String[] files) throws Exception {
        try (DefaultHapiContext context = new DefaultHapiContext()) {
            context.setValidationContext(ValidationContextFactory.defaultValidation());
            PipeParser parser = context.getPipeParser();
            int count = 0;
            for (String file : files) {
                int number = 0;
                for (String text : Files.readString(Path.of(file), StandardCharsets.UTF_8).split("(?=MSH\\|)")) {
                    number++;
                    count++;
                    for (String issue : new Judge().judge(parser, text)) System.out.println(file + "\t" + number + "\t" + issue.replaceAll("\\s+", " "));
                }
            }
            System.out.println("messages\t" + count);
        }
    }

    private List<String> judge(PipeParser parser, String text) {
        try {
            Message message = parser.parse(text);
            String structure = message.getClass().getSimpleName();
            if (structure.equals("GenericMessage")) issues.add("the structure is not known");
            walk((AbstractGroup) message, structure);
        } catch (HL7Exception error) {
            issues.add(error.getMessage());
        }
        return issues;
    }

    private void walk(AbstractGroup group, String at) throws HL7Exception {
        Set<String> strangers = group.getNonStandardNames();
        for (String name : strangers) issues.add(at + ": " + name + " does not belong here");
        for (String name : group.getNames()) {
            if (strangers.contains(name)) continue;
            Structure[] all = group.getAll(name);
            if (group.isRequired(name) && !group.isChoiceElement(name) && Arrays.stream(all).noneMatch(Judge::says)) issues.add(at + ": " + name + " is missing");
            if (all.length > 1 && !group.isRepeating(name)) issues.add(at + ": " + name + " does not repeat");
            for (Structure one : all) {
                if (one instanceof AbstractGroup inner) {
                    if (says(inner)) walk(inner, at + "." + name);
                } else if (says(one)) fields((Segment) one, at + "." + name);
            }
        }
    }

    private static boolean says(Structure structure) {
        try {
            return !structure.isEmpty();
        } catch (HL7Exception error) {
            return true;
        }
    }

    private void fields(Segment segment, String at) throws HL7Exception {
        for (int i = 1; i <= segment.numFields(); i++) {
            Type[] values = segment.getField(i);
            boolean empty = Arrays.stream(values).allMatch(value -> {
                try {
                    return value.isEmpty();
                } catch (HL7Exception error) {
                    return false;
                }
            });
            if (empty && segment.isRequired(i)) issues.add(at + "-" + i + " is required");
            int most = segment.getMaxCardinality(i);
            if (most > 0 && values.length > most) issues.add(at + "-" + i + " has " + values.length + " values, at most " + most);
            for (Type value : values) {
                if (value.getExtraComponents().numComponents() > 0) issues.add(at + "-" + i + " has too many components");
            }
        }
    }
}
