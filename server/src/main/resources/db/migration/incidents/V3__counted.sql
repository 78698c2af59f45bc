-- Why: what the radar saw before is counted over all incidents that everybody may see; with the day in the
-- index their rows are not read.
create index incident_counted on incidents.incident (kind, declared_at, id) where not restricted and not is_real;
