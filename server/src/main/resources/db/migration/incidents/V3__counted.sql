-- Why: what the radar saw before is counted over all incidents that everybody may see. With the day, and with
-- the incident of a service, in the index most of them need not be read.
create index incident_counted on incidents.incident (kind, declared_at, id) where not restricted and not is_real;
create index touched_service_incident on incidents.touched_service (service, incident);
drop index incidents.touched_service_service;
