package org.lineoff.files;

import java.util.List;
import java.util.Optional;
import org.lineoff.model.Problem;

/**
 * What came of reading a planner's spreadsheet.
 *
 * @param sheet there exactly if there are no problems
 * @param problems everything that is wrong, by sheet, row and column
 * @param ignored columns that nothing here knows and that were left out: {@link Problem.UnknownKey}
 *     with the cell of the header
 */
public record SheetResult(
        Optional<PlannerSheet> sheet, List<Problem> problems, List<Problem> ignored) {
    public SheetResult {
        problems = List.copyOf(problems);
        ignored = List.copyOf(ignored);
    }
}
