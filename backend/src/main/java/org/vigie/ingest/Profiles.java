package org.vigie.ingest;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vigie.jobs.JobFailure;

/** All profiles, the one of a file found by its header: the most particular first. */
@Component
class Profiles {

    static final String AUTO = "auto";

    private final List<Profile> profiles;
    private final Profile geoJson;

    Profiles(UcdpProfile ucdp, AcledProfile acled, KoboProfile kobo, VigieProfile vigie, GeoJsonProfile geoJson) {
        this.profiles = List.of(ucdp, acled, kobo, vigie, geoJson);
        this.geoJson = geoJson;
    }

    List<String> ids() {
        return profiles.stream().map(Profile::id).toList();
    }

    Optional<Profile> find(String id) {
        return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    /**
     * The profile that the caller named, or for {@link #AUTO} the first that recognises the file.
     *
     * @throws JobFailure where none does, or a column without which nothing can be made of the file is missing
     */
    Profile of(String id, Header header, boolean isGeoJson) {
        Profile profile = id.equals(AUTO) ? recognise(header, isGeoJson) : find(id).orElseThrow();
        var columns = profile.columns(header);
        for (List<String> group : profile.required()) {
            if (group.stream().noneMatch(columns::containsKey)) {
                throw new JobFailure("MISSING_COLUMN", profile.id(), String.join(" / ", group), titles(header));
            }
        }
        return profile;
    }

    private Profile recognise(Header header, boolean isGeoJson) {
        return profiles.stream()
                .filter(profile -> profile.recognises(header))
                .filter(profile -> !isGeoJson || !profile.id().equals("vigie"))
                .findFirst()
                .or(() -> isGeoJson ? Optional.of(geoJson) : Optional.empty())
                .orElseThrow(() -> new JobFailure("UNKNOWN_PROFILE", titles(header), String.join(", ", ids())));
    }

    private static String titles(Header header) {
        String titles = String.join(", ", header.titles());
        return titles.length() > 300 ? titles.substring(0, 299) + "…" : titles;
    }
}
