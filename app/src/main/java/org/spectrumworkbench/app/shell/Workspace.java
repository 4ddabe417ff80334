package org.spectrumworkbench.app.shell;

import java.time.Clock;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Dialogs;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.queue.QueueModel;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.Store;

/**
 * What a screen is given: everything it may reach beyond itself.
 *
 * @param workbench where the program keeps what it makes
 * @param store what the journals say; read off the window's thread, and only by models
 * @param background where work off the window's thread is done; one thread, at once, in tests
 * @param selection what all screens look at
 * @param navigation brings another screen into sight
 * @param revision 0 until the run folders were looked at once, then grows whenever the store has
 *     taken in events, at most ten times a second, on the window's thread: a screen in sight
 *     listens and reads the store again
 * @param theme the window's look
 * @param dialogs asks and tells the user
 * @param files asks the user for files
 * @param launcher starts, resumes and commands runs
 * @param queue the runs that wait, in their order
 * @param clock tells the time
 */
public record Workspace(
    Workbench workbench,
    Store store,
    Background background,
    Selection selection,
    Navigation navigation,
    ReadOnlyLongProperty revision,
    ObjectProperty<Theme> theme,
    Dialogs dialogs,
    FileChoice files,
    RunLauncher launcher,
    QueueModel queue,
    Clock clock) {}
