package io.countersign.executor.postgres;

import org.junit.platform.suite.api.ConfigurationParameter;

@ConfigurationParameter(key = TestedServer.VERSION, value = "15")
final class Postgres15Test extends OlderServers {}
