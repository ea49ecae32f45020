package io.countersign.executor.postgres;

import org.junit.platform.suite.api.ConfigurationParameter;

@ConfigurationParameter(key = TestedServer.VERSION, value = "16")
final class Postgres16Test extends OlderServers {}
