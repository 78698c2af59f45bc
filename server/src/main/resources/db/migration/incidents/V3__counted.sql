-- Why: what the radar saw before is counted over all incidents that everybody may see. With the day, and with
-- the incident of a service, in the index no row of them is read.
create index incident_counted on incidents.incident (kind, declared_at, id) where not restricted and not is_real;
drop index incidents.touched_service_service;
create index touched_service_service on incidents.touched_service (service, incident);
