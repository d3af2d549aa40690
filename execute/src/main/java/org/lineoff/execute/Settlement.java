package org.lineoff.execute;

/**
 * A person has dealt with what was refused. It changes nothing of what happened: the report stays
 * refused, and stays where it is kept, with who dealt with it, when and how.
 *
 * @param key of what was refused
 * @param by who did
 * @param note what was done about it
 */
public record Settlement(Records.Key key, String by, String note) {}
