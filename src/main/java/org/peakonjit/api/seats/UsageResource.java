package org.peakonjit.api.seats;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.seats.UsageReport;
import org.peakonjit.administration.seats.UsageReport.Usage;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.ApplicationPart;
import org.peakonjit.license.UsageHistory.Point;

/** Licences consumed over time. */
@Path("/applications/{name}/usage")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class UsageResource extends ApplicationPart {

    @Inject
    UsageReport report;

    /** Day by day (UTC), oldest first, and when the limit will be reached. */
    @GET
    @Operation(summary = "Licences consumed day by day, with a forecast")
    @ApiResponse(responseCode = "200", description = "The days", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public UsageDocument usage(
            @PathParam("name") String name, @QueryParam("days") @DefaultValue("90") @Min(1) @Max(3650) int days) {
        required(name);
        Usage usage = report.of(name, days);
        return new UsageDocument(
                usage.days().stream().map(Day::of).toList(),
                usage.limitReached().orElse(null));
    }

    @Schema(name = "Usage")
    public record UsageDocument(List<Day> days, @Nullable LocalDate limitReached) {}

    /** Consumption on a day; the limit is null where there was none. */
    public record Day(
            LocalDate day, long licensesConsumed, @Nullable Integer licenseConsumptionLimit) {

        private static Day of(Point point) {
            return new Day(
                    point.day(),
                    point.consumed(),
                    point.limit().isPresent() ? point.limit().getAsInt() : null);
        }
    }
}
