package org.peakonjit.api.http;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems that every address may answer, for its description. The annotations' library is there in the build alone:
 * at run time nobody reads them, and Java leaves out those it does not find.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(responseCode = "401", ref = "Unauthenticated")
@ApiResponse(responseCode = "403", ref = "Forbidden")
@ApiResponse(responseCode = "429", ref = "Throttled")
@ApiResponse(
        responseCode = "500",
        description = "Our fault; the log has the cause under the reference in detail.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.Document.class)))
public @interface Problems {}
