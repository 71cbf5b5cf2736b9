package org.torrust.deployer.templates;

import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.Objects;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.util.introspection.SecureUberspector;

/** Fills a template from a record; every reference it holds comes out as one complete scalar. */
final class Renderer {

    private final VelocityEngine engine = engine();

    private static VelocityEngine engine() {
        var engine = new VelocityEngine();
        engine.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, true);
        engine.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, SecureUberspector.class.getName());
        engine.setProperty(RuntimeConstants.VM_LIBRARY, "");
        engine.setProperty(RuntimeConstants.RESOURCE_LOADERS, "string");
        engine.setProperty(
                "resource.loader.string.class", "org.apache.velocity.runtime.resource.loader.StringResourceLoader");
        engine.setProperty("event_handler.include.class", NoInclusion.class.getName());
        engine.init();
        return engine;
    }

    /** @throws TemplateRefused when the template breaks a rule, names something it may not know, or cannot carry a value */
    String render(String file, String source, Record facts) {
        TemplateRules.check(file, source);
        var context = context(facts);
        var scalar = Scalar.of(file);
        var cartridge = new EventCartridge();
        cartridge.addReferenceInsertionEventHandler(
                (ReferenceInsertionEventHandler) (at, reference, value) -> scalar.write(value));
        cartridge.attachToContext(context);
        var text = new StringWriter();
        try {
            engine.evaluate(context, text, file, source);
        } catch (TemplateRefused e) {
            throw new TemplateRefused("Template %s: %s.".formatted(file, e.getMessage()), e);
        } catch (VelocityException e) {
            throw new TemplateRefused(
                    "Template %s cannot be filled: %s".formatted(file, firstLine(String.valueOf(e.getMessage()))), e);
        }
        return text.toString();
    }

    private static VelocityContext context(Record facts) {
        var context = new VelocityContext();
        for (var component : facts.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                context.put(
                        component.getName(),
                        Objects.requireNonNull(component.getAccessor().invoke(facts)));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("a record's components can be read", e);
            }
        }
        return context;
    }

    /** Velocity names a line behind the last where the file ends too early; that says more without. */
    private static String firstLine(String message) {
        return message.startsWith("Encountered \"<EOF>\"")
                ? "it ends too early; see that each '#foreach' and '#if' has its '#end', and that brackets are closed."
                : message.lines().findFirst().orElse(message);
    }
}
