package io.countersign.executor.postgres;

import org.junit.platform.suite.api.ConfigurationParameter;

@ConfigurationParameter(key = TestedServer.VERSION, value = "17")
final class Postgres17Test extends OlderServers {}
