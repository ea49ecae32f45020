package io.countersign.executor.postgres;

import org.junit.platform.suite.api.ConfigurationParameter;

@ConfigurationParameter(key = TestedServer.VERSION, value = "14")
final class Postgres14Test extends OlderServers {}
