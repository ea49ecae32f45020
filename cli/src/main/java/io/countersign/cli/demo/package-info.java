/** The main job, walked on the running suite and told as a person would like to read it. */
@NullMarked
package io.countersign.cli.demo;

import org.jspecify.annotations.NullMarked;
