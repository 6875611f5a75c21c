package org.vigie.areas;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.vigie.VigieTest;

/** The service on a fresh PostGIS database, for the tests of one class. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@VigieTest
@Import(AreasClient.class)
@DirtiesContext
@interface AreasTest {}
