package org.vigie.exports;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.vigie.TestDatabase;

/** A test of downloads: the real service on a fresh database. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "vigie.demo=auto")
@ContextConfiguration(initializers = TestDatabase.class)
@Import(ExportClient.class)
@Retention(RetentionPolicy.RUNTIME)
@interface ExportsTest {}
