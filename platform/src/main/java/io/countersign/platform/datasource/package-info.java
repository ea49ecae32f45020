/** The catalogue of data sources, read from a file that all services share. */
@NullMarked
package io.countersign.platform.datasource;

import org.jspecify.annotations.NullMarked;
