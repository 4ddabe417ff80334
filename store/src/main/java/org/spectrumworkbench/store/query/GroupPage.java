package org.spectrumworkbench.store.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of groups, newest first.
 *
 * @param next where the following page starts, to be given back; null on the last page
 */
public record GroupPage(List<GroupRow> groups, @Nullable Long next) {
  public GroupPage {
    groups = List.copyOf(groups);
  }
}
