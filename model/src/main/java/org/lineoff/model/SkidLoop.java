package org.lineoff.model;

import java.time.Duration;

/**
 * Carriers that go round: a car takes one where it crosses into the first section of the loop and
 * gives it back where it crosses out of the last; the empty carrier is there again after a constant
 * time.
 */
public record SkidLoop(
        @About("Name of the loop inside its shop.") String id,
        @About("First section: a carrier is taken on entering it.") String from,
        @About("Last section: the carrier is given back on leaving it.") String to,
        @About(value = "Carriers in all.", min = 1) Known<Integer> skids,
        @About("Time an empty carrier needs back to the first section.") Known<Duration> returns) {}
