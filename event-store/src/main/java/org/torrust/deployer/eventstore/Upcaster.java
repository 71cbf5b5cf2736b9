package org.torrust.deployer.eventstore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;

/** Turns the JSON of one revision of an event into that of the next. */
record Upcaster(EventType from, UnaryOperator<JsonNode> change) {}
