package org.torrust.deployer.query.moment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.OperationId;

/** Tells the operations in a row of events apart. */
final class OperationsOf {

    private OperationsOf() {}

    /** Where the first event of each operation stands, from 0, in order. */
    static List<Integer> firsts(List<RecordedEvent> events) {
        var known = new HashSet<OperationId>();
        var firsts = new ArrayList<Integer>();
        for (var i = 0; i < events.size(); i++) {
            if (known.add(events.get(i).event().operation())) {
                firsts.add(i);
            }
        }
        return firsts;
    }
}
