BEGIN TRANSACTION;
CREATE TABLE agreements (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	customer_id TEXT NOT NULL, 
	site_id TEXT, 
	job_type_id TEXT, 
	name TEXT NOT NULL, 
	starts_on TEXT NOT NULL, 
	ends_on TEXT, 
	interval_months INTEGER NOT NULL, 
	next_due_on TEXT, 
	price_minor INTEGER, 
	notes TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_agreements PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_agreements_dates_in_order CHECK (ends_on IS NULL OR starts_on <= ends_on), 
	CONSTRAINT ck_agreements_interval_range CHECK (interval_months BETWEEN 1 AND 120), 
	CONSTRAINT ck_agreements_ends_on_day CHECK (length(ends_on) = 10), 
	CONSTRAINT ck_agreements_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_agreements_next_due_on_day CHECK (length(next_due_on) = 10), 
	CONSTRAINT ck_agreements_starts_on_day CHECK (length(starts_on) = 10), 
	CONSTRAINT ck_agreements_price_positive CHECK (price_minor IS NULL OR price_minor >= 0), 
	CONSTRAINT fk_agreements_tenant_id_customer_id FOREIGN KEY(tenant_id, customer_id) REFERENCES customers (tenant_id, id), 
	CONSTRAINT fk_agreements_tenant_id_job_type_id FOREIGN KEY(tenant_id, job_type_id) REFERENCES job_types (tenant_id, id), 
	CONSTRAINT fk_agreements_tenant_id_site_id FOREIGN KEY(tenant_id, site_id) REFERENCES sites (tenant_id, id), 
	CONSTRAINT uq_agreements_tenant_id_number UNIQUE (tenant_id, number)
)
 STRICT

;
INSERT INTO "agreements" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-3689-764d-8afe-bc47630a88d7',1,'01a200c7-35d9-7057-b515-35e125609d01',NULL,NULL,'Yearly tune-up','2026-01-01',NULL,12,NULL,NULL,'',1,1772456400000,1772456400000);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002_ground');
CREATE TABLE api_tokens (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	label TEXT NOT NULL, 
	token_hash TEXT NOT NULL, 
	scopes TEXT, 
	created_at INTEGER NOT NULL, 
	last_used_at INTEGER, 
	revoked_at INTEGER, 
	CONSTRAINT pk_api_tokens PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_api_tokens_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_api_tokens_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES users (tenant_id, id), 
	CONSTRAINT uq_api_tokens_token_hash UNIQUE (token_hash)
)
 STRICT

;
INSERT INTO "api_tokens" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-3750-78b4-b0a4-bc212ac2b4ce','01a200c7-28fe-7418-b66d-3e9f1f973aea','test','cc140e763f97c00f3a3037866f198ff91e803b369a1e36ad70acf752bbf3b37a',NULL,1772456400000,NULL,NULL);
CREATE TABLE audit_events (
	tenant_id TEXT NOT NULL, 
	sequence INTEGER NOT NULL, 
	at INTEGER NOT NULL, 
	actor TEXT NOT NULL, 
	action TEXT NOT NULL, 
	object_kind TEXT NOT NULL, 
	object_id TEXT NOT NULL, 
	facts TEXT NOT NULL, 
	request_id TEXT NOT NULL, 
	previous_hash TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	CONSTRAINT pk_audit_events PRIMARY KEY (tenant_id, sequence), 
	CONSTRAINT fk_audit_events_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id)
)
 STRICT

;
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',1,1772456400000,'command line','company.create','company','01a200c7-284e-7b90-9c60-c48e647666ad','{"name":"Released Heating"}','company.create','0000000000000000000000000000000000000000000000000000000000000000','51ab087050ca11a30c0c9a26a4eed859392f37037225b00ca123b5a7e20cb36e');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',2,1772456400000,'command line','user.create','user','01a200c7-28fe-7418-b66d-3e9f1f973aea','{"role":"technician"}','company.create','51ab087050ca11a30c0c9a26a4eed859392f37037225b00ca123b5a7e20cb36e','c8bbff263b7d8167d5c3c1bd0ceec3493e49826ce4e0d8b94f6f4cb2ac58be6f');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',3,1772456400000,'command line','user.create','user','01a200c7-290e-7647-89b3-f8e8df93378a','{"role":"dispatcher"}','company.create','c8bbff263b7d8167d5c3c1bd0ceec3493e49826ce4e0d8b94f6f4cb2ac58be6f','47751135775b169e63d8164fa62085777c31f1dcca154f74459c3e2e5d204d5a');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',4,1772456400000,'command line','user.create','user','01a200c7-2919-7172-8448-043ed2a6e242','{"role":"office"}','company.create','47751135775b169e63d8164fa62085777c31f1dcca154f74459c3e2e5d204d5a','40b3411e86433a684881e370f531e46b4367e6f1e5c040630afd6e27389c8f90');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',5,1772456400000,'command line','user.create','user','01a200c7-291b-7669-97e0-f3305ec24676','{"role":"payroll"}','company.create','40b3411e86433a684881e370f531e46b4367e6f1e5c040630afd6e27389c8f90','99f365a63e3d8a3adfeb7bba245a1e2f78fc0acefa5189bd675a2a3f59c3f9a7');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',6,1772456400000,'command line','user.create','user','01a200c7-2921-78d2-9b97-7d6467b94dd8','{"role":"owner"}','company.create','99f365a63e3d8a3adfeb7bba245a1e2f78fc0acefa5189bd675a2a3f59c3f9a7','0e6e6aeba7ec7f9f732f651e7d22093a1abbcaeda57b235875e45ea57989573b');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',7,1772456400000,'command line','user.create','user','01a200c7-2922-7ae4-ab3f-61704ccf3780','{"role":"auditor"}','company.create','0e6e6aeba7ec7f9f732f651e7d22093a1abbcaeda57b235875e45ea57989573b','4a0e41247020b89d63ab57929a44e6bee32477e2591f43d2b29381c502e4f6df');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',8,1772456400000,'test','plan.request','plan','01a200c7-2a4a-7e52-982d-bbd1be347a4d','{"day":"2026-03-02","seed":1}','test','4a0e41247020b89d63ab57929a44e6bee32477e2591f43d2b29381c502e4f6df','c75f2650f8cd57cb441655032d02a6319715f1b3f4330a50258d95ae0bc62d7e');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',9,1772456400000,'worker','plan.propose','plan','01a200c7-2a4a-7e52-982d-bbd1be347a4d','{"input_hash":"cc586e369b777391a0abe08a8af9f59789a1c6e6d3e211976d6877260a17f804"}','plan:01a200c7-2a4a-7e52-982d-bbd1be347a4d','c75f2650f8cd57cb441655032d02a6319715f1b3f4330a50258d95ae0bc62d7e','606c6d0f3b8dbe416c94d0d77ab0d150f092256703becd9cbf6c161c86814306');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',10,1772456400000,'test','plan.publish','plan','01a200c7-2a4a-7e52-982d-bbd1be347a4d','{"day":"2026-03-02"}','test','606c6d0f3b8dbe416c94d0d77ab0d150f092256703becd9cbf6c161c86814306','82abcca9ead7a844860568b51330b41f65da5e95b6cf78796c4277b450e62c59');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',11,1772456400000,'test','import.request','import','01a200c7-359e-7fff-89d7-1d4c884308ff','{"dry_run":false,"file":"05a1c92adfc0bcdd263801a01c74c3090e19f5241832e8ac805ee4b64f68cfe0","number":1,"of":"customers"}','test','82abcca9ead7a844860568b51330b41f65da5e95b6cf78796c4277b450e62c59','47d44b4de776bfdb2dceaafe65ba29aa95e7863814054ee08845c2dda3b0b163');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',12,1772456400000,'user:01a200c7-2921-78d2-9b97-7d6467b94dd8','customer.create','customer','01a200c7-35d9-7057-b515-35e125609d01','{"import_run":"01a200c7-359e-7fff-89d7-1d4c884308ff","number":2}','import:01a200c7-359e-7fff-89d7-1d4c884308ff','47d44b4de776bfdb2dceaafe65ba29aa95e7863814054ee08845c2dda3b0b163','1865b869458ace7685afa32d6953d81ce862e27703c58955c6d0fa73cb85bdc2');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',13,1772456400000,'user:01a200c7-2921-78d2-9b97-7d6467b94dd8','import.imported','import','01a200c7-359e-7fff-89d7-1d4c884308ff','{"created":1,"number":1,"unchanged":0,"updated":0}','import:01a200c7-359e-7fff-89d7-1d4c884308ff','1865b869458ace7685afa32d6953d81ce862e27703c58955c6d0fa73cb85bdc2','873b16d5175cdf6cb35a248bea90022dee8283e2a351d601a0be92224e7d6e60');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',14,1772456400000,'test','import.request','import','01a200c7-3613-77c3-b240-e3a030939f41','{"dry_run":false,"file":"ea3abf8e985646fc01fc5b3691155ff56870b589e2db13b2a80d2145b11ffd52","number":2,"of":"open-invoices"}','test','873b16d5175cdf6cb35a248bea90022dee8283e2a351d601a0be92224e7d6e60','1dea39904819d94a7cbbbf2b5f95045bdac024428aa2069771f73acd953a6830');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',15,1772456400000,'user:01a200c7-2921-78d2-9b97-7d6467b94dd8','open_invoice.create','open_invoice','01a200c7-3632-7e95-a5cd-bcb76dc9a9bb','{"import_run":"01a200c7-3613-77c3-b240-e3a030939f41","number":"881","open_minor":2000}','import:01a200c7-3613-77c3-b240-e3a030939f41','1dea39904819d94a7cbbbf2b5f95045bdac024428aa2069771f73acd953a6830','e51a4efff041f9f979b516e12006c2cf390c686c112a242dcb9ef9d988150bc6');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',16,1772456400000,'user:01a200c7-2921-78d2-9b97-7d6467b94dd8','import.imported','import','01a200c7-3613-77c3-b240-e3a030939f41','{"created":1,"number":2,"unchanged":0,"updated":0}','import:01a200c7-3613-77c3-b240-e3a030939f41','e51a4efff041f9f979b516e12006c2cf390c686c112a242dcb9ef9d988150bc6','7142b5236cd1d352c06b1b2efb09a50f94e200d36b335bb47dd5d335c32b6c2d');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',17,1772456400000,'test','import.request','import','01a200c7-365f-76a7-a714-6430ba33c0d3','{"dry_run":false,"file":"b318786429a7fdb08de3dca86b1a2b48ec39031aa14fae44b447ee6cf2866101","number":3,"of":"agreements"}','test','7142b5236cd1d352c06b1b2efb09a50f94e200d36b335bb47dd5d335c32b6c2d','0123c2f1ed8bf44a283e0371986d1cbd0f76c354c0303095bfc105e4a48dade9');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',18,1772456400000,'user:01a200c7-2921-78d2-9b97-7d6467b94dd8','agreement.create','agreement','01a200c7-3689-764d-8afe-bc47630a88d7','{"import_run":"01a200c7-365f-76a7-a714-6430ba33c0d3","number":1}','import:01a200c7-365f-76a7-a714-6430ba33c0d3','0123c2f1ed8bf44a283e0371986d1cbd0f76c354c0303095bfc105e4a48dade9','f77cc320d654d2a298c71b7f65b2c0b4a75695a9706e9cd912d1e2c5357c6372');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',19,1772456400000,'user:01a200c7-2921-78d2-9b97-7d6467b94dd8','import.imported','import','01a200c7-365f-76a7-a714-6430ba33c0d3','{"created":1,"number":3,"unchanged":0,"updated":0}','import:01a200c7-365f-76a7-a714-6430ba33c0d3','f77cc320d654d2a298c71b7f65b2c0b4a75695a9706e9cd912d1e2c5357c6372','15d5c76bb4b9b8af7f3a21592606c53153d24a4a71b4d059ef066e8d53beb2e4');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',20,1772456400000,'test','territory.create','territory','01a200c7-36ba-7309-8449-73f3b47cab40','{"rule":"priced"}','test','15d5c76bb4b9b8af7f3a21592606c53153d24a4a71b4d059ef066e8d53beb2e4','5ef0b1c1afadbb755c4c0fc386efba56e24084d2e47a048399cc35e872a414b9');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',21,1772456400000,'test','on_call.create','on_call','01a200c7-36d2-7258-a3b2-9c53d26b4a14','{"ends_at":"2026-03-03T04:00:00+00:00","rank":1,"starts_at":"2026-03-02T23:00:00+00:00","technician_id":"01a200c7-29ac-7804-a2f1-cd16bf736e83"}','test','5ef0b1c1afadbb755c4c0fc386efba56e24084d2e47a048399cc35e872a414b9','77f935e28262ebfdc932d4b71746bd40b27d97a891c3b96694c05431f0b4d401');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',22,1772456400000,'test','clock.in','punch','01a200c7-36d9-7ee1-9529-9d372aebccbe','{"flags":[],"technician_id":"01a200c7-29ac-7804-a2f1-cd16bf736e83"}','test','77f935e28262ebfdc932d4b71746bd40b27d97a891c3b96694c05431f0b4d401','d26ca2242702ebc32731908d953a5aa8b5151cb9e55e1e80f0aa68a2d1bfaf11');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',23,1772456400000,'test','clock.add','punch_edit','01a200c7-371e-7bcf-a964-85a0b75491dc','{"clocked":"out","edit_id":null,"occurred_at":"2026-02-27T17:00:00+00:00","punch_id":null,"reason":"forgot to clock out","technician_id":"01a200c7-29ac-7804-a2f1-cd16bf736e83"}','test','d26ca2242702ebc32731908d953a5aa8b5151cb9e55e1e80f0aa68a2d1bfaf11','6a79001df755fb01235963e9be9127fc6516b910b4e1896d93caa8bab71cd22c');
INSERT INTO "audit_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',24,1772456400000,'test','token.create','token','01a200c7-3750-78b4-b0a4-bc212ac2b4ce','{"label":"test","scopes":null}','test','6a79001df755fb01235963e9be9127fc6516b910b4e1896d93caa8bab71cd22c','743f3ca96e5f2d43553af71a416942386fe48ab1130d1acf33949dba4cc9352e');
CREATE TABLE audit_heads (
	tenant_id TEXT NOT NULL, 
	sequence INTEGER NOT NULL, 
	hash TEXT NOT NULL, 
	CONSTRAINT pk_audit_heads PRIMARY KEY (tenant_id), 
	CONSTRAINT fk_audit_heads_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id)
)
 STRICT

;
INSERT INTO "audit_heads" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad',24,'743f3ca96e5f2d43553af71a416942386fe48ab1130d1acf33949dba4cc9352e');
CREATE TABLE certificate_reminders (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	certification_id TEXT NOT NULL, 
	expires_on TEXT NOT NULL, 
	days INTEGER NOT NULL, 
	at INTEGER NOT NULL, 
	CONSTRAINT pk_certificate_reminders PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_certificate_reminders_expires_on_day CHECK (length(expires_on) = 10), 
	CONSTRAINT ck_certificate_reminders_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_certificate_reminders_tenant_id_certification_id FOREIGN KEY(tenant_id, certification_id) REFERENCES certifications (tenant_id, id), 
	CONSTRAINT uq_certificate_reminders_tenant_id_certification_id_expires_on_days UNIQUE (tenant_id, certification_id, expires_on, days)
)
 STRICT

;
CREATE TABLE certifications (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	technician_id TEXT NOT NULL, 
	skill_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	number TEXT NOT NULL, 
	valid_from TEXT NOT NULL, 
	expires_on TEXT, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_certifications PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_certifications_dates_in_order CHECK (expires_on IS NULL OR valid_from <= expires_on), 
	CONSTRAINT ck_certifications_expires_on_day CHECK (length(expires_on) = 10), 
	CONSTRAINT ck_certifications_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_certifications_valid_from_day CHECK (length(valid_from) = 10), 
	CONSTRAINT fk_certifications_tenant_id_skill_id FOREIGN KEY(tenant_id, skill_id) REFERENCES skills (tenant_id, id), 
	CONSTRAINT fk_certifications_tenant_id_technician_id FOREIGN KEY(tenant_id, technician_id) REFERENCES technicians (tenant_id, id)
)
 STRICT

;
CREATE TABLE companies (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	timezone TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	locale TEXT NOT NULL, 
	address TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	email TEXT NOT NULL, 
	tax_number TEXT NOT NULL, 
	color TEXT NOT NULL, 
	invoice_prefix TEXT NOT NULL, 
	payment_days INTEGER NOT NULL, 
	payment_note TEXT NOT NULL, 
	invoicing TEXT NOT NULL, 
	review_over_minor INTEGER NOT NULL, 
	review_first_invoice INTEGER NOT NULL, 
	tax_jurisdiction TEXT NOT NULL, 
	depot_label TEXT NOT NULL, 
	depot_latitude_e6 INTEGER NOT NULL, 
	depot_longitude_e6 INTEGER NOT NULL, 
	is_demo INTEGER NOT NULL, 
	office_hours TEXT NOT NULL, 
	logo_key TEXT NOT NULL, 
	logo_type TEXT NOT NULL, 
	set_up INTEGER NOT NULL, 
	week_starts_on INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_companies PRIMARY KEY (id), 
	CONSTRAINT ck_companies_invoicing_known CHECK (invoicing IN ('suggest', 'auto')), 
	CONSTRAINT ck_companies_is_demo_flag CHECK (is_demo IN (0, 1)), 
	CONSTRAINT ck_companies_currency_length CHECK (length(currency) = 3), 
	CONSTRAINT ck_companies_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_companies_review_first_invoice_flag CHECK (review_first_invoice IN (0, 1)), 
	CONSTRAINT ck_companies_set_up_flag CHECK (set_up IN (0, 1)), 
	CONSTRAINT ck_companies_week_starts_on_weekday CHECK (week_starts_on BETWEEN 0 AND 6)
)
 STRICT

;
INSERT INTO "companies" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','Released Heating','America/New_York','USD','en-US','','','','','#1f5fbf','INV-',14,'','auto',500000,0,'NY-MONROE','Depot',43160000,-77610000,0,'[]','','',0,0,1,1772456400000,1772456400000);
CREATE TABLE counters (
	tenant_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	next INTEGER NOT NULL, 
	CONSTRAINT pk_counters PRIMARY KEY (tenant_id, name), 
	CONSTRAINT fk_counters_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id)
)
 STRICT

;
INSERT INTO "counters" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','customer',3);
INSERT INTO "counters" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','job',3);
INSERT INTO "counters" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','import',4);
INSERT INTO "counters" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','agreement',2);
CREATE TABLE customers (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	email TEXT NOT NULL, 
	billing_address TEXT NOT NULL, 
	tax_exempt INTEGER NOT NULL, 
	exemption_certificate TEXT NOT NULL, 
	exemption_expires_on TEXT, 
	purchase_order_required INTEGER NOT NULL, 
	payment_days INTEGER, 
	on_hold INTEGER NOT NULL, 
	notes TEXT NOT NULL, 
	merged_into_id TEXT, 
	search_text TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_customers PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_customers_exemption_expires_on_day CHECK (length(exemption_expires_on) = 10), 
	CONSTRAINT ck_customers_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_customers_on_hold_flag CHECK (on_hold IN (0, 1)), 
	CONSTRAINT ck_customers_payment_days_range CHECK (payment_days BETWEEN 0 AND 365), 
	CONSTRAINT ck_customers_purchase_order_required_flag CHECK (purchase_order_required IN (0, 1)), 
	CONSTRAINT ck_customers_tax_exempt_flag CHECK (tax_exempt IN (0, 1)), 
	CONSTRAINT fk_customers_tenant_id_merged_into_id FOREIGN KEY(tenant_id, merged_into_id) REFERENCES customers (tenant_id, id), 
	CONSTRAINT fk_customers_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id), 
	CONSTRAINT uq_customers_tenant_id_number UNIQUE (tenant_id, number)
)
 STRICT

;
INSERT INTO "customers" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-2961-7e11-81c1-a3354793a8b7',1,'Rosenthal','+1 585 555 0147','rosenthal@customer.example','12 Elm Street
Rochester, NY 14607',0,'',NULL,0,NULL,0,'',NULL,'rosenthal 1 +1 585 555 0147 rosenthal@customer.example 12 elm street rochester, ny 14607 15855550147',1,1772456400000,1772456400000);
INSERT INTO "customers" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-35d9-7057-b515-35e125609d01',2,'Okafor','585 555 0111','','',0,'',NULL,0,NULL,0,'',NULL,'okafor 2 585 555 0111 5855550111',1,1772456400000,1772456400000);
CREATE TABLE equipment (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	site_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	maker TEXT NOT NULL, 
	model TEXT NOT NULL, 
	serial TEXT NOT NULL, 
	installed_on TEXT, 
	notes TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_equipment PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_equipment_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_equipment_installed_on_day CHECK (length(installed_on) = 10), 
	CONSTRAINT fk_equipment_tenant_id_site_id FOREIGN KEY(tenant_id, site_id) REFERENCES sites (tenant_id, id)
)
 STRICT

;
INSERT INTO "equipment" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-29eb-78c2-bb64-2f2001560039','01a200c7-29af-7752-a40c-cfcc38b5f1d1','Furnace','Carrier','59TP6','4417A21093',NULL,'',1,1772456400000,1772456400000);
CREATE TABLE exceptions (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	subject_kind TEXT NOT NULL, 
	subject_id TEXT NOT NULL, 
	sentence TEXT NOT NULL, 
	facts TEXT NOT NULL, 
	state TEXT NOT NULL, 
	owner_id TEXT, 
	resolved_by TEXT, 
	resolved_at INTEGER, 
	resolution TEXT, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_exceptions PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_exceptions_state_known CHECK (state IN ('open', 'resolved')), 
	CONSTRAINT ck_exceptions_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_exceptions_tenant_id_owner_id FOREIGN KEY(tenant_id, owner_id) REFERENCES users (tenant_id, id), 
	CONSTRAINT fk_exceptions_tenant_id_resolved_by FOREIGN KEY(tenant_id, resolved_by) REFERENCES users (tenant_id, id), 
	CONSTRAINT fk_exceptions_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id), 
	CONSTRAINT uq_exceptions_tenant_id_number UNIQUE (tenant_id, number)
)
 STRICT

;
CREATE TABLE external_ids (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	source TEXT NOT NULL, 
	external_id TEXT NOT NULL, 
	row_id TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	CONSTRAINT pk_external_ids PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_external_ids_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_external_ids_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id), 
	CONSTRAINT uq_external_ids_tenant_id_kind_source_external_id UNIQUE (tenant_id, kind, source, external_id)
)
 STRICT

;
INSERT INTO "external_ids" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-35db-78ff-9a01-b4322a51980a','customers','the-old-system','C1','01a200c7-35d9-7057-b515-35e125609d01','225ab054e3aa56c3d3c132d3d6617c4f300f645cc42998cc9858adf5f190caa1');
INSERT INTO "external_ids" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-3632-7e95-a5cd-bcb76dc9a9bc','open-invoices','the-old-system','O1','01a200c7-3632-7e95-a5cd-bcb76dc9a9bb','16ef839076f91f2c3abc247e3dfc62713614a0f3a56471edee4c48144213fc2a');
INSERT INTO "external_ids" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-3689-7f7e-9950-85eb3c3669de','agreements','the-old-system','A1','01a200c7-3689-764d-8afe-bc47630a88d7','a6d345ac1143e79c6fb6a6ba55d26ddd3ff28501fed6e9c613e36593749a88b8');
CREATE TABLE geocodes (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	provider TEXT NOT NULL, 
	"query" TEXT NOT NULL, 
	state TEXT NOT NULL, 
	latitude_e6 INTEGER, 
	longitude_e6 INTEGER, 
	label TEXT NOT NULL, 
	failure TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	asked_at INTEGER NOT NULL, 
	CONSTRAINT pk_geocodes PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_geocodes_place_when_found CHECK ((state = 'found') = (latitude_e6 IS NOT NULL) AND (state = 'found') = (longitude_e6 IS NOT NULL)), 
	CONSTRAINT ck_geocodes_state_known CHECK (state IN ('found', 'not_found', 'failed')), 
	CONSTRAINT ck_geocodes_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_geocodes_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id), 
	CONSTRAINT uq_geocodes_tenant_id_provider_query UNIQUE (tenant_id, provider, "query")
)
 STRICT

;
CREATE TABLE idempotency_records (
	tenant_id TEXT NOT NULL, 
	caller_id TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	route TEXT NOT NULL, 
	body_hash TEXT NOT NULL, 
	status INTEGER, 
	headers TEXT, 
	body TEXT, 
	created_at INTEGER NOT NULL, 
	CONSTRAINT pk_idempotency_records PRIMARY KEY (tenant_id, caller_id, "key"), 
	CONSTRAINT fk_idempotency_records_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id)
)
 STRICT

;
CREATE TABLE import_runs (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	source TEXT NOT NULL, 
	file_name TEXT NOT NULL, 
	file_key TEXT NOT NULL, 
	mapping TEXT NOT NULL, 
	parameters TEXT NOT NULL, 
	dry_run INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	rows_total INTEGER NOT NULL, 
	rows_done INTEGER NOT NULL, 
	accepted INTEGER NOT NULL, 
	created INTEGER NOT NULL, 
	updated INTEGER NOT NULL, 
	unchanged INTEGER NOT NULL, 
	error_count INTEGER NOT NULL, 
	errors TEXT NOT NULL, 
	preview TEXT NOT NULL, 
	failure TEXT, 
	started_by TEXT, 
	attempts INTEGER NOT NULL, 
	fence INTEGER NOT NULL, 
	lease_until INTEGER, 
	finished_at INTEGER, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_import_runs PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_import_runs_state_known CHECK (state IN ('queued', 'running', 'checked', 'imported', 'refused', 'failed')), 
	CONSTRAINT ck_import_runs_dry_run_flag CHECK (dry_run IN (0, 1)), 
	CONSTRAINT ck_import_runs_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_import_runs_rows_in_range CHECK (rows_done BETWEEN 0 AND rows_total), 
	CONSTRAINT fk_import_runs_tenant_id_started_by FOREIGN KEY(tenant_id, started_by) REFERENCES users (tenant_id, id), 
	CONSTRAINT fk_import_runs_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id), 
	CONSTRAINT uq_import_runs_tenant_id_number UNIQUE (tenant_id, number)
)
 STRICT

;
INSERT INTO "import_runs" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-359e-7fff-89d7-1d4c884308ff',1,'customers','the-old-system','test.csv','05a1c92adfc0bcdd263801a01c74c3090e19f5241832e8ac805ee4b64f68cfe0','','{}',0,'imported',1,1,1,1,0,0,0,'[]','[{"row":2,"values":{"external_id":"C1","name":"Okafor","phone":"585 555 0111"}}]',NULL,'01a200c7-2921-78d2-9b97-7d6467b94dd8',1,1,NULL,1772456400000,2,1772456400000,1772456400000);
INSERT INTO "import_runs" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-3613-77c3-b240-e3a030939f41',2,'open-invoices','the-old-system','test.csv','ea3abf8e985646fc01fc5b3691155ff56870b589e2db13b2a80d2145b11ffd52','','{}',0,'imported',1,1,1,1,0,0,0,'[]','[{"row":2,"values":{"customer_id":"C1","due_on":"2026-02-09","external_id":"O1","issued_on":"2026-01-10","number":"881","open":2000,"total":12000}}]',NULL,'01a200c7-2921-78d2-9b97-7d6467b94dd8',1,1,NULL,1772456400000,2,1772456400000,1772456400000);
INSERT INTO "import_runs" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-365f-76a7-a714-6430ba33c0d3',3,'agreements','the-old-system','test.csv','b318786429a7fdb08de3dca86b1a2b48ec39031aa14fae44b447ee6cf2866101','','{}',0,'imported',1,1,1,1,0,0,0,'[]','[{"row":2,"values":{"customer_id":"C1","external_id":"A1","interval_months":12,"name":"Yearly tune-up","starts_on":"2026-01-01"}}]',NULL,'01a200c7-2921-78d2-9b97-7d6467b94dd8',1,1,NULL,1772456400000,2,1772456400000,1772456400000);
CREATE TABLE installation_counters (
	name TEXT NOT NULL, 
	next INTEGER NOT NULL, 
	CONSTRAINT pk_installation_counters PRIMARY KEY (name)
)
 STRICT

;
INSERT INTO "installation_counters" VALUES('technician',2);
CREATE TABLE invitations (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	token_hash TEXT NOT NULL, 
	created_at INTEGER NOT NULL, 
	expires_at INTEGER NOT NULL, 
	used_at INTEGER, 
	CONSTRAINT pk_invitations PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_invitations_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_invitations_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES users (tenant_id, id), 
	CONSTRAINT uq_invitations_token_hash UNIQUE (token_hash)
)
 STRICT

;
CREATE TABLE invoice_events (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	invoice_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	at INTEGER NOT NULL, 
	facts TEXT NOT NULL, 
	CONSTRAINT pk_invoice_events PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_invoice_events_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_invoice_events_tenant_id_invoice_id FOREIGN KEY(tenant_id, invoice_id) REFERENCES invoices (tenant_id, id)
)
 STRICT

;
CREATE TABLE invoice_lines (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	invoice_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	code TEXT NOT NULL, 
	description TEXT NOT NULL, 
	quantity_e6 INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	unit_price_e6 INTEGER, 
	net_minor INTEGER NOT NULL, 
	tax_category TEXT NOT NULL, 
	CONSTRAINT pk_invoice_lines PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_invoice_lines_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_invoice_lines_tenant_id_invoice_id FOREIGN KEY(tenant_id, invoice_id) REFERENCES invoices (tenant_id, id), 
	CONSTRAINT uq_invoice_lines_tenant_id_invoice_id_position UNIQUE (tenant_id, invoice_id, position)
)
 STRICT

;
CREATE TABLE invoice_series (
	tenant_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	first INTEGER NOT NULL, 
	next INTEGER NOT NULL, 
	CONSTRAINT pk_invoice_series PRIMARY KEY (tenant_id, name), 
	CONSTRAINT ck_invoice_series_in_order CHECK (first >= 1 AND next >= first), 
	CONSTRAINT fk_invoice_series_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id)
)
 STRICT

;
INSERT INTO "invoice_series" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','invoice',1,1);
CREATE TABLE invoice_taxes (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	invoice_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	category TEXT NOT NULL, 
	rate_ppm INTEGER NOT NULL, 
	base_minor INTEGER NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	CONSTRAINT pk_invoice_taxes PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_invoice_taxes_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_invoice_taxes_tenant_id_invoice_id FOREIGN KEY(tenant_id, invoice_id) REFERENCES invoices (tenant_id, id), 
	CONSTRAINT uq_invoice_taxes_tenant_id_invoice_id_position UNIQUE (tenant_id, invoice_id, position)
)
 STRICT

;
CREATE TABLE invoices (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	status TEXT NOT NULL, 
	customer_id TEXT NOT NULL, 
	job_id TEXT NOT NULL, 
	visit_id TEXT, 
	series TEXT NOT NULL, 
	series_no INTEGER, 
	number TEXT, 
	issued_on TEXT, 
	due_on TEXT, 
	posted_at INTEGER, 
	currency TEXT NOT NULL, 
	net_minor INTEGER NOT NULL, 
	tax_minor INTEGER NOT NULL, 
	total_minor INTEGER NOT NULL, 
	jurisdiction TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	review_reasons TEXT NOT NULL, 
	document TEXT, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_invoices PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_invoices_number_when_posted CHECK ((status = 'posted') = (series_no IS NOT NULL) AND (status = 'posted') = (posted_at IS NOT NULL)), 
	CONSTRAINT ck_invoices_kind_known CHECK (kind IN ('primary', 'credit_note')), 
	CONSTRAINT ck_invoices_status_known CHECK (status IN ('draft', 'posted', 'rejected')), 
	CONSTRAINT ck_invoices_due_on_day CHECK (length(due_on) = 10), 
	CONSTRAINT ck_invoices_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_invoices_issued_on_day CHECK (length(issued_on) = 10), 
	CONSTRAINT ck_invoices_total_sums CHECK (total_minor = net_minor + tax_minor), 
	CONSTRAINT fk_invoices_tenant_id_customer_id FOREIGN KEY(tenant_id, customer_id) REFERENCES customers (tenant_id, id), 
	CONSTRAINT fk_invoices_tenant_id_job_id FOREIGN KEY(tenant_id, job_id) REFERENCES jobs (tenant_id, id), 
	CONSTRAINT fk_invoices_tenant_id_visit_id FOREIGN KEY(tenant_id, visit_id) REFERENCES visits (tenant_id, id), 
	CONSTRAINT uq_invoices_tenant_id_series_series_no UNIQUE (tenant_id, series, series_no)
)
 STRICT

;
CREATE TABLE job_skills (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	job_id TEXT NOT NULL, 
	skill_id TEXT NOT NULL, 
	level INTEGER NOT NULL, 
	CONSTRAINT pk_job_skills PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_job_skills_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_job_skills_level_range CHECK (level BETWEEN 1 AND 5), 
	CONSTRAINT fk_job_skills_tenant_id_job_id FOREIGN KEY(tenant_id, job_id) REFERENCES jobs (tenant_id, id), 
	CONSTRAINT fk_job_skills_tenant_id_skill_id FOREIGN KEY(tenant_id, skill_id) REFERENCES skills (tenant_id, id), 
	CONSTRAINT uq_job_skills_tenant_id_job_id_skill_id UNIQUE (tenant_id, job_id, skill_id)
)
 STRICT

;
CREATE TABLE job_transitions (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	job_id TEXT NOT NULL, 
	step INTEGER NOT NULL, 
	from_status TEXT, 
	to_status TEXT NOT NULL, 
	at INTEGER NOT NULL, 
	actor TEXT NOT NULL, 
	request_id TEXT NOT NULL, 
	CONSTRAINT pk_job_transitions PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_job_transitions_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_job_transitions_tenant_id_job_id FOREIGN KEY(tenant_id, job_id) REFERENCES jobs (tenant_id, id), 
	CONSTRAINT uq_job_transitions_tenant_id_job_id_step UNIQUE (tenant_id, job_id, step)
)
 STRICT

;
INSERT INTO "job_transitions" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-2a12-7bbb-b1f5-b9be078f195a','01a200c7-2a00-793f-8e48-bf0607d0bcc0',0,NULL,'open',1772456400000,'test','test');
INSERT INTO "job_transitions" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-2a36-7f67-aa3b-7b294d349dd1','01a200c7-2a2b-7a89-b220-5809ef9a0064',0,NULL,'open',1772456400000,'test','test');
INSERT INTO "job_transitions" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-3559-76e7-b013-2bc73fb98526','01a200c7-2a2b-7a89-b220-5809ef9a0064',1,'open','scheduled',1772456400000,'test','test');
INSERT INTO "job_transitions" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-356e-7af8-ba65-b400a69ebbf8','01a200c7-2a00-793f-8e48-bf0607d0bcc0',1,'open','scheduled',1772456400000,'test','test');
CREATE TABLE job_type_lines (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	job_type_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	item_id TEXT NOT NULL, 
	quantity_e6 INTEGER NOT NULL, 
	CONSTRAINT pk_job_type_lines PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_job_type_lines_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_job_type_lines_quantity_positive CHECK (quantity_e6 > 0), 
	CONSTRAINT fk_job_type_lines_tenant_id_item_id FOREIGN KEY(tenant_id, item_id) REFERENCES price_book_items (tenant_id, id), 
	CONSTRAINT fk_job_type_lines_tenant_id_job_type_id FOREIGN KEY(tenant_id, job_type_id) REFERENCES job_types (tenant_id, id), 
	CONSTRAINT uq_job_type_lines_tenant_id_job_type_id_position UNIQUE (tenant_id, job_type_id, position)
)
 STRICT

;
INSERT INTO "job_type_lines" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-29d1-723b-83d9-41eb82e309d1','01a200c7-29c5-703a-94a9-c593629e4a2a',0,'01a200c7-2981-77d1-b3a9-8260acf0c2e0',1000000);
CREATE TABLE job_type_skills (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	job_type_id TEXT NOT NULL, 
	skill_id TEXT NOT NULL, 
	level INTEGER NOT NULL, 
	CONSTRAINT pk_job_type_skills PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_job_type_skills_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_job_type_skills_level_range CHECK (level BETWEEN 1 AND 5), 
	CONSTRAINT fk_job_type_skills_tenant_id_job_type_id FOREIGN KEY(tenant_id, job_type_id) REFERENCES job_types (tenant_id, id), 
	CONSTRAINT fk_job_type_skills_tenant_id_skill_id FOREIGN KEY(tenant_id, skill_id) REFERENCES skills (tenant_id, id), 
	CONSTRAINT uq_job_type_skills_tenant_id_job_type_id_skill_id UNIQUE (tenant_id, job_type_id, skill_id)
)
 STRICT

;
CREATE TABLE job_types (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	duration_seconds INTEGER NOT NULL, 
	setup_seconds INTEGER NOT NULL, 
	labour TEXT NOT NULL, 
	labour_item_id TEXT, 
	labour_rounding_seconds INTEGER NOT NULL, 
	labour_minimum_seconds INTEGER NOT NULL, 
	checklist TEXT NOT NULL, 
	needs_signature INTEGER NOT NULL, 
	needs_photo INTEGER NOT NULL, 
	active INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_job_types PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_job_types_labour_known CHECK (labour IN ('timed', 'flat')), 
	CONSTRAINT ck_job_types_active_flag CHECK (active IN (0, 1)), 
	CONSTRAINT ck_job_types_duration_range CHECK (duration_seconds BETWEEN 60 AND 864000), 
	CONSTRAINT ck_job_types_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_job_types_needs_photo_flag CHECK (needs_photo IN (0, 1)), 
	CONSTRAINT ck_job_types_needs_signature_flag CHECK (needs_signature IN (0, 1)), 
	CONSTRAINT fk_job_types_tenant_id_labour_item_id FOREIGN KEY(tenant_id, labour_item_id) REFERENCES price_book_items (tenant_id, id), 
	CONSTRAINT fk_job_types_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id), 
	CONSTRAINT uq_job_types_tenant_id_code UNIQUE (tenant_id, code)
)
 STRICT

;
INSERT INTO "job_types" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-29c5-703a-94a9-c593629e4a2a','TUNE','Tune',3600,0,'flat','01a200c7-2974-769b-8ccd-19ef86016a5c',0,0,'[]',0,0,1,1,1772456400000,1772456400000);
INSERT INTO "job_types" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-29d3-7bbc-88e5-d13844597940','REPAIR','Repair',3600,0,'timed','01a200c7-2980-74da-aab1-23e1256e2fe3',0,0,'[]',0,0,1,1,1772456400000,1772456400000);
CREATE TABLE job_windows (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	job_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	starts_at INTEGER NOT NULL, 
	ends_at INTEGER NOT NULL, 
	CONSTRAINT pk_job_windows PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_job_windows_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_job_windows_in_order CHECK (starts_at < ends_at), 
	CONSTRAINT fk_job_windows_tenant_id_job_id FOREIGN KEY(tenant_id, job_id) REFERENCES jobs (tenant_id, id), 
	CONSTRAINT uq_job_windows_tenant_id_job_id_position UNIQUE (tenant_id, job_id, position)
)
 STRICT

;
INSERT INTO "job_windows" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-2a21-7ee9-9c05-645b7ac569f1','01a200c7-2a00-793f-8e48-bf0607d0bcc0',0,1772456400000,1772488800000);
INSERT INTO "job_windows" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-2a36-7f67-aa3b-7b294d349dd2','01a200c7-2a2b-7a89-b220-5809ef9a0064',0,1772456400000,1772488800000);
CREATE TABLE jobs (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	customer_id TEXT NOT NULL, 
	site_id TEXT NOT NULL, 
	job_type_id TEXT NOT NULL, 
	equipment_id TEXT, 
	title TEXT NOT NULL, 
	description TEXT NOT NULL, 
	priority INTEGER NOT NULL, 
	duration_seconds INTEGER NOT NULL, 
	pinned_technician_id TEXT, 
	purchase_order TEXT NOT NULL, 
	bill_to_customer_id TEXT, 
	status TEXT NOT NULL, 
	billable INTEGER NOT NULL, 
	held_because TEXT, 
	cancelled_because TEXT, 
	completed_at INTEGER, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_jobs PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_jobs_status_known CHECK (status IN ('open', 'scheduled', 'in_progress', 'completed', 'cancelled', 'needs_decision')), 
	CONSTRAINT ck_jobs_billable_flag CHECK (billable IN (0, 1)), 
	CONSTRAINT ck_jobs_duration_range CHECK (duration_seconds BETWEEN 60 AND 864000), 
	CONSTRAINT ck_jobs_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_jobs_priority_range CHECK (priority BETWEEN 0 AND 100), 
	CONSTRAINT fk_jobs_tenant_id_bill_to_customer_id FOREIGN KEY(tenant_id, bill_to_customer_id) REFERENCES customers (tenant_id, id), 
	CONSTRAINT fk_jobs_tenant_id_customer_id FOREIGN KEY(tenant_id, customer_id) REFERENCES customers (tenant_id, id), 
	CONSTRAINT fk_jobs_tenant_id_equipment_id FOREIGN KEY(tenant_id, equipment_id) REFERENCES equipment (tenant_id, id), 
	CONSTRAINT fk_jobs_tenant_id_job_type_id FOREIGN KEY(tenant_id, job_type_id) REFERENCES job_types (tenant_id, id), 
	CONSTRAINT fk_jobs_tenant_id_pinned_technician_id FOREIGN KEY(tenant_id, pinned_technician_id) REFERENCES technicians (tenant_id, id), 
	CONSTRAINT fk_jobs_tenant_id_site_id FOREIGN KEY(tenant_id, site_id) REFERENCES sites (tenant_id, id), 
	CONSTRAINT fk_jobs_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id), 
	CONSTRAINT uq_jobs_tenant_id_number UNIQUE (tenant_id, number)
)
 STRICT

;
INSERT INTO "jobs" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-2a00-793f-8e48-bf0607d0bcc0',1,'01a200c7-2961-7e11-81c1-a3354793a8b7','01a200c7-29af-7752-a40c-cfcc38b5f1d1','01a200c7-29c5-703a-94a9-c593629e4a2a',NULL,'Tune','',10,3600,NULL,'',NULL,'scheduled',1,NULL,NULL,NULL,2,1772456400000,1772456400000);
INSERT INTO "jobs" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-2a2b-7a89-b220-5809ef9a0064',2,'01a200c7-2961-7e11-81c1-a3354793a8b7','01a200c7-29af-7752-a40c-cfcc38b5f1d1','01a200c7-29d3-7bbc-88e5-d13844597940',NULL,'Repair','',10,3600,NULL,'',NULL,'scheduled',1,NULL,NULL,NULL,2,1772456400000,1772456400000);
CREATE TABLE mail_messages (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	occasion TEXT NOT NULL, 
	subject_id TEXT NOT NULL, 
	recipient TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	message_id TEXT NOT NULL, 
	created_at INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	sent_at INTEGER, 
	failure TEXT, 
	CONSTRAINT pk_mail_messages PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_mail_messages_state_known CHECK (state IN ('waiting', 'sent', 'failed')), 
	CONSTRAINT ck_mail_messages_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_mail_messages_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id), 
	CONSTRAINT uq_mail_messages_tenant_id_occasion_subject_id UNIQUE (tenant_id, occasion, subject_id)
)
 STRICT

;
CREATE TABLE on_call (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	technician_id TEXT NOT NULL, 
	starts_at INTEGER NOT NULL, 
	ends_at INTEGER NOT NULL, 
	rank INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_on_call PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_on_call_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_on_call_rank_range CHECK (rank BETWEEN 1 AND 9), 
	CONSTRAINT ck_on_call_in_order CHECK (starts_at < ends_at), 
	CONSTRAINT fk_on_call_tenant_id_technician_id FOREIGN KEY(tenant_id, technician_id) REFERENCES technicians (tenant_id, id)
)
 STRICT

;
INSERT INTO "on_call" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-36d2-7258-a3b2-9c53d26b4a14','01a200c7-29ac-7804-a2f1-cd16bf736e83',1772492400000,1772510400000,1,'',1,1772456400000,1772456400000);
CREATE TABLE open_invoices (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	customer_id TEXT NOT NULL, 
	number TEXT NOT NULL, 
	issued_on TEXT NOT NULL, 
	due_on TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	total_minor INTEGER NOT NULL, 
	open_minor INTEGER NOT NULL, 
	notes TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_open_invoices PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_open_invoices_dates_in_order CHECK (issued_on <= due_on), 
	CONSTRAINT ck_open_invoices_currency_length CHECK (length(currency) = 3), 
	CONSTRAINT ck_open_invoices_due_on_day CHECK (length(due_on) = 10), 
	CONSTRAINT ck_open_invoices_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_open_invoices_issued_on_day CHECK (length(issued_on) = 10), 
	CONSTRAINT ck_open_invoices_open_range CHECK (open_minor BETWEEN 0 AND total_minor), 
	CONSTRAINT fk_open_invoices_tenant_id_customer_id FOREIGN KEY(tenant_id, customer_id) REFERENCES customers (tenant_id, id), 
	CONSTRAINT uq_open_invoices_tenant_id_number UNIQUE (tenant_id, number)
)
 STRICT

;
INSERT INTO "open_invoices" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-3632-7e95-a5cd-bcb76dc9a9bb','01a200c7-35d9-7057-b515-35e125609d01','881','2026-01-10','2026-02-09','USD',12000,2000,'',1,1772456400000,1772456400000);
CREATE TABLE outbox_events (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	subject_id TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	created_at INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	fence INTEGER NOT NULL, 
	next_try_at INTEGER NOT NULL, 
	done_at INTEGER, 
	failure TEXT, 
	CONSTRAINT pk_outbox_events PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_outbox_events_state_known CHECK (state IN ('waiting', 'done', 'dead')), 
	CONSTRAINT ck_outbox_events_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_outbox_events_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id)
)
 STRICT

;
INSERT INTO "outbox_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-356f-7a0c-a0d6-d2f1093bbd80','plan.published','01a200c7-2a4a-7e52-982d-bbd1be347a4d','{}',1772456400000,'waiting',0,0,1772456400000,NULL,NULL);
INSERT INTO "outbox_events" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-3743-7488-a5bc-6740fa4e1001','clock.corrected','01a200c7-371e-7bcf-a964-85a0b75491dc','{"edit_ids":["01a200c7-371e-7bcf-a964-85a0b75491dc"],"technician_id":"01a200c7-29ac-7804-a2f1-cd16bf736e83"}',1772456400000,'waiting',0,0,1772456400000,NULL,NULL);
CREATE TABLE plan_routes (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	plan_id TEXT NOT NULL, 
	technician_id TEXT NOT NULL, 
	shift_starts_at INTEGER NOT NULL, 
	shift_ends_at INTEGER NOT NULL, 
	breaks TEXT NOT NULL, 
	return_travel_seconds INTEGER NOT NULL, 
	planned_seconds INTEGER NOT NULL, 
	CONSTRAINT pk_plan_routes PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_plan_routes_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_plan_routes_tenant_id_plan_id FOREIGN KEY(tenant_id, plan_id) REFERENCES plans (tenant_id, id), 
	CONSTRAINT fk_plan_routes_tenant_id_technician_id FOREIGN KEY(tenant_id, technician_id) REFERENCES technicians (tenant_id, id), 
	CONSTRAINT uq_plan_routes_tenant_id_plan_id_technician_id UNIQUE (tenant_id, plan_id, technician_id)
)
 STRICT

;
INSERT INTO "plan_routes" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-3493-708a-a626-a880b25f2be7','01a200c7-2a4a-7e52-982d-bbd1be347a4d','01a200c7-29ac-7804-a2f1-cd16bf736e83',1772456400000,1772488800000,'[]',206,7612);
CREATE TABLE plan_stops (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	plan_id TEXT NOT NULL, 
	technician_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	job_id TEXT NOT NULL, 
	visit_id TEXT, 
	starts_at INTEGER NOT NULL, 
	ends_at INTEGER NOT NULL, 
	travel_seconds INTEGER NOT NULL, 
	wait_seconds INTEGER NOT NULL, 
	window_starts_at INTEGER, 
	window_ends_at INTEGER, 
	CONSTRAINT pk_plan_stops PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_plan_stops_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_plan_stops_tenant_id_job_id FOREIGN KEY(tenant_id, job_id) REFERENCES jobs (tenant_id, id), 
	CONSTRAINT fk_plan_stops_tenant_id_plan_id FOREIGN KEY(tenant_id, plan_id) REFERENCES plans (tenant_id, id), 
	CONSTRAINT fk_plan_stops_tenant_id_technician_id FOREIGN KEY(tenant_id, technician_id) REFERENCES technicians (tenant_id, id), 
	CONSTRAINT fk_plan_stops_tenant_id_visit_id FOREIGN KEY(tenant_id, visit_id) REFERENCES visits (tenant_id, id), 
	CONSTRAINT uq_plan_stops_tenant_id_plan_id_job_id UNIQUE (tenant_id, plan_id, job_id)
)
 STRICT

;
INSERT INTO "plan_stops" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-3495-754b-bf2f-783108cb61eb','01a200c7-2a4a-7e52-982d-bbd1be347a4d','01a200c7-29ac-7804-a2f1-cd16bf736e83',1,'01a200c7-2a2b-7a89-b220-5809ef9a0064','01a200c7-34ff-7b2a-8d9d-0a837617b32d',1772456606000,1772460206000,206,0,1772456400000,1772488800000);
INSERT INTO "plan_stops" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-3496-7d93-b63f-b1256284bc26','01a200c7-2a4a-7e52-982d-bbd1be347a4d','01a200c7-29ac-7804-a2f1-cd16bf736e83',2,'01a200c7-2a00-793f-8e48-bf0607d0bcc0','01a200c7-3561-7021-bcbe-eeceb6cf2c5a',1772460206000,1772463806000,0,0,1772456400000,1772488800000);
CREATE TABLE plan_unassigned (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	plan_id TEXT NOT NULL, 
	job_id TEXT NOT NULL, 
	reasons TEXT NOT NULL, 
	CONSTRAINT pk_plan_unassigned PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_plan_unassigned_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_plan_unassigned_tenant_id_job_id FOREIGN KEY(tenant_id, job_id) REFERENCES jobs (tenant_id, id), 
	CONSTRAINT fk_plan_unassigned_tenant_id_plan_id FOREIGN KEY(tenant_id, plan_id) REFERENCES plans (tenant_id, id), 
	CONSTRAINT uq_plan_unassigned_tenant_id_plan_id_job_id UNIQUE (tenant_id, plan_id, job_id)
)
 STRICT

;
CREATE TABLE plans (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	day TEXT NOT NULL, 
	status TEXT NOT NULL, 
	requested_by TEXT, 
	created_at INTEGER NOT NULL, 
	seconds INTEGER NOT NULL, 
	iterations INTEGER, 
	seed INTEGER NOT NULL, 
	engine TEXT NOT NULL, 
	engine_version TEXT NOT NULL, 
	input_hash TEXT, 
	input_versions TEXT, 
	progress TEXT, 
	kpis TEXT, 
	failure TEXT, 
	stop_requested INTEGER NOT NULL, 
	attempts INTEGER NOT NULL, 
	fence INTEGER NOT NULL, 
	lease_until INTEGER, 
	finished_at INTEGER, 
	published_at INTEGER, 
	CONSTRAINT pk_plans PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_plans_status_known CHECK (status IN ('queued', 'solving', 'proposed', 'published', 'failed', 'stale', 'superseded')), 
	CONSTRAINT ck_plans_day_day CHECK (length(day) = 10), 
	CONSTRAINT ck_plans_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_plans_stop_requested_flag CHECK (stop_requested IN (0, 1)), 
	CONSTRAINT fk_plans_tenant_id_requested_by FOREIGN KEY(tenant_id, requested_by) REFERENCES users (tenant_id, id), 
	CONSTRAINT fk_plans_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id)
)
 STRICT

;
INSERT INTO "plans" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-2a4a-7e52-982d-bbd1be347a4d','2026-03-02','published',NULL,1772456400000,5,2,1,'ortools-routing-regions','0.1.0','cc586e369b777391a0abe08a8af9f59789a1c6e6d3e211976d6877260a17f804','{"company:01a200c7-284e-7b90-9c60-c48e647666ad":1,"job:01a200c7-2a00-793f-8e48-bf0607d0bcc0":1,"job:01a200c7-2a2b-7a89-b220-5809ef9a0064":1,"shift_pattern:01a200c7-29dd-73e7-9655-41c581c1a2b3":1,"technician:01a200c7-29ac-7804-a2f1-cd16bf736e83":1}','{"elapsed_seconds":0.0,"found_at":0.0,"fraction":0.001,"served":2,"total":2,"travel_seconds":412,"unserved_priority":0}','{"idle_seconds":0,"jobs":2,"load_max":7612,"load_min":7612,"overtime_seconds":0,"served":2,"travel_seconds":412,"travel_share":0.0541,"unassigned":0}',NULL,0,1,1,1772456430000,1772456400000,1772456400000);
CREATE TABLE price_book_items (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	code TEXT NOT NULL, 
	description TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	unit_price_e6 INTEGER, 
	tax_category TEXT NOT NULL, 
	active INTEGER NOT NULL, 
	search_text TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_price_book_items PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_price_book_items_kind_known CHECK (kind IN ('labour', 'material', 'fee')), 
	CONSTRAINT ck_price_book_items_active_flag CHECK (active IN (0, 1)), 
	CONSTRAINT ck_price_book_items_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_price_book_items_price_positive CHECK (unit_price_e6 IS NULL OR unit_price_e6 >= 0), 
	CONSTRAINT fk_price_book_items_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id), 
	CONSTRAINT uq_price_book_items_tenant_id_code UNIQUE (tenant_id, code)
)
 STRICT

;
INSERT INTO "price_book_items" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-2974-769b-8ccd-19ef86016a5c','LAB-TUNE','Furnace tune-up','labour','h',149000000,'standard',1,'lab-tune furnace tune-up',1,1772456400000,1772456400000);
INSERT INTO "price_book_items" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-2980-74da-aab1-23e1256e2fe3','LAB-HOUR','Labour, an hour','labour','h',118000000,'standard',1,'lab-hour labour, an hour',1,1772456400000,1772456400000);
INSERT INTO "price_book_items" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-2981-77d1-b3a9-8260acf0c2e0','FILTER','Filter 16 x 25','material','ea',18500000,'standard',1,'filter filter 16 x 25',1,1772456400000,1772456400000);
CREATE TABLE punch_edits (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	technician_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	punch_id TEXT, 
	edit_id TEXT, 
	action TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	occurred_at INTEGER, 
	timezone TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	made_at INTEGER NOT NULL, 
	CONSTRAINT pk_punch_edits PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_punch_edits_time_when_it_has_one CHECK ((action = 'strike') = (occurred_at IS NULL)), 
	CONSTRAINT ck_punch_edits_edits_something CHECK (action = 'add' OR punch_id IS NOT NULL OR edit_id IS NOT NULL), 
	CONSTRAINT ck_punch_edits_action_known CHECK (action IN ('move', 'strike', 'add')), 
	CONSTRAINT ck_punch_edits_kind_known CHECK (kind IN ('in', 'out')), 
	CONSTRAINT ck_punch_edits_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_punch_edits_tenant_id_edit_id FOREIGN KEY(tenant_id, edit_id) REFERENCES punch_edits (tenant_id, id), 
	CONSTRAINT fk_punch_edits_tenant_id_punch_id FOREIGN KEY(tenant_id, punch_id) REFERENCES punches (tenant_id, id), 
	CONSTRAINT fk_punch_edits_tenant_id_technician_id FOREIGN KEY(tenant_id, technician_id) REFERENCES technicians (tenant_id, id), 
	CONSTRAINT fk_punch_edits_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES users (tenant_id, id), 
	CONSTRAINT uq_punch_edits_tenant_id_technician_id_position UNIQUE (tenant_id, technician_id, position)
)
 STRICT

;
INSERT INTO "punch_edits" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-371e-7bcf-a964-85a0b75491dc','01a200c7-29ac-7804-a2f1-cd16bf736e83',1,NULL,NULL,'add','out',1772211600000,'America/New_York','forgot to clock out','01a200c7-2919-7172-8448-043ed2a6e242',1772456400000);
CREATE TABLE punches (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	technician_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	occurred_at INTEGER NOT NULL, 
	timezone TEXT NOT NULL, 
	received_at INTEGER NOT NULL, 
	CONSTRAINT pk_punches PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_punches_kind_known CHECK (kind IN ('in', 'out')), 
	CONSTRAINT ck_punches_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_punches_tenant_id_technician_id FOREIGN KEY(tenant_id, technician_id) REFERENCES technicians (tenant_id, id)
)
 STRICT

;
INSERT INTO "punches" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-36d9-7ee1-9529-9d372aebccbe','01a200c7-29ac-7804-a2f1-cd16bf736e83','in',1772197200000,'America/New_York',1772456400000);
CREATE TABLE set_up_links (
	token_hash TEXT NOT NULL, 
	created_at INTEGER NOT NULL, 
	expires_at INTEGER NOT NULL, 
	used_at INTEGER, 
	CONSTRAINT pk_set_up_links PRIMARY KEY (token_hash)
)
 STRICT

;
CREATE TABLE shift_exceptions (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	technician_id TEXT NOT NULL, 
	day TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	starts_second INTEGER, 
	ends_second INTEGER, 
	breaks TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_shift_exceptions PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_shift_exceptions_seconds_in_order CHECK (kind = 'off' OR starts_second < ends_second), 
	CONSTRAINT ck_shift_exceptions_kind_known CHECK (kind IN ('off', 'replace')), 
	CONSTRAINT ck_shift_exceptions_day_day CHECK (length(day) = 10), 
	CONSTRAINT ck_shift_exceptions_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_shift_exceptions_tenant_id_technician_id FOREIGN KEY(tenant_id, technician_id) REFERENCES technicians (tenant_id, id), 
	CONSTRAINT uq_shift_exceptions_tenant_id_technician_id_day UNIQUE (tenant_id, technician_id, day)
)
 STRICT

;
CREATE TABLE shift_patterns (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	technician_id TEXT NOT NULL, 
	weekday INTEGER NOT NULL, 
	starts_second INTEGER NOT NULL, 
	ends_second INTEGER NOT NULL, 
	breaks TEXT NOT NULL, 
	rota_weeks INTEGER NOT NULL, 
	rota_week INTEGER NOT NULL, 
	valid_from TEXT NOT NULL, 
	valid_to TEXT, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_shift_patterns PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_shift_patterns_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_shift_patterns_valid_from_day CHECK (length(valid_from) = 10), 
	CONSTRAINT ck_shift_patterns_valid_to_day CHECK (length(valid_to) = 10), 
	CONSTRAINT ck_shift_patterns_rota_range CHECK (rota_weeks >= 1 AND rota_week BETWEEN 0 AND rota_weeks - 1), 
	CONSTRAINT ck_shift_patterns_seconds_in_order CHECK (starts_second < ends_second AND ends_second <= 172800), 
	CONSTRAINT ck_shift_patterns_weekday_range CHECK (weekday BETWEEN 0 AND 6), 
	CONSTRAINT fk_shift_patterns_tenant_id_technician_id FOREIGN KEY(tenant_id, technician_id) REFERENCES technicians (tenant_id, id)
)
 STRICT

;
INSERT INTO "shift_patterns" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-29dd-73e7-9655-41c581c1a2b3','01a200c7-29ac-7804-a2f1-cd16bf736e83',0,28800,61200,'[]',1,0,'2020-01-01',NULL,1,1772456400000,1772456400000);
INSERT INTO "shift_patterns" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-29e8-759f-b2c6-b4cb52e420a7','01a200c7-29ac-7804-a2f1-cd16bf736e83',1,28800,61200,'[]',1,0,'2020-01-01',NULL,1,1772456400000,1772456400000);
INSERT INTO "shift_patterns" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-29e9-734c-8f1a-62f078ec666d','01a200c7-29ac-7804-a2f1-cd16bf736e83',2,28800,61200,'[]',1,0,'2020-01-01',NULL,1,1772456400000,1772456400000);
INSERT INTO "shift_patterns" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-29e9-7d83-9e2e-2a1ec3724f70','01a200c7-29ac-7804-a2f1-cd16bf736e83',3,28800,61200,'[]',1,0,'2020-01-01',NULL,1,1772456400000,1772456400000);
INSERT INTO "shift_patterns" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-29ea-73de-8dca-c6013ad44188','01a200c7-29ac-7804-a2f1-cd16bf736e83',4,28800,61200,'[]',1,0,'2020-01-01',NULL,1,1772456400000,1772456400000);
INSERT INTO "shift_patterns" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-29ea-7630-8701-700896e9f92f','01a200c7-29ac-7804-a2f1-cd16bf736e83',5,28800,61200,'[]',1,0,'2020-01-01',NULL,1,1772456400000,1772456400000);
INSERT INTO "shift_patterns" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-29ea-7630-8701-700896e9f930','01a200c7-29ac-7804-a2f1-cd16bf736e83',6,28800,61200,'[]',1,0,'2020-01-01',NULL,1,1772456400000,1772456400000);
CREATE TABLE sign_ins (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	token_hash TEXT NOT NULL, 
	csrf_token TEXT NOT NULL, 
	user_agent TEXT NOT NULL, 
	address TEXT NOT NULL, 
	created_at INTEGER NOT NULL, 
	expires_at INTEGER NOT NULL, 
	revoked_at INTEGER, 
	CONSTRAINT pk_sign_ins PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_sign_ins_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_sign_ins_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES users (tenant_id, id), 
	CONSTRAINT uq_sign_ins_token_hash UNIQUE (token_hash)
)
 STRICT

;
CREATE TABLE sites (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	customer_id TEXT NOT NULL, 
	label TEXT NOT NULL, 
	address TEXT NOT NULL, 
	city TEXT NOT NULL, 
	region TEXT NOT NULL, 
	postcode TEXT NOT NULL, 
	latitude_e6 INTEGER, 
	longitude_e6 INTEGER, 
	tax_jurisdiction TEXT NOT NULL, 
	access_notes TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	bill_to_customer_id TEXT, 
	located_by TEXT NOT NULL, 
	located_at INTEGER, 
	search_text TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_sites PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_sites_located_by_known CHECK (located_by IN ('', 'hand', 'import', 'geocoder')), 
	CONSTRAINT ck_sites_place_whole CHECK ((latitude_e6 IS NULL) = (longitude_e6 IS NULL) AND (latitude_e6 IS NULL OR latitude_e6 BETWEEN -90000000 AND 90000000) AND (longitude_e6 IS NULL OR longitude_e6 BETWEEN -180000000 AND 180000000)), 
	CONSTRAINT ck_sites_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_sites_tenant_id_bill_to_customer_id FOREIGN KEY(tenant_id, bill_to_customer_id) REFERENCES customers (tenant_id, id), 
	CONSTRAINT fk_sites_tenant_id_customer_id FOREIGN KEY(tenant_id, customer_id) REFERENCES customers (tenant_id, id)
)
 STRICT

;
INSERT INTO "sites" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-29af-7752-a40c-cfcc38b5f1d1','01a200c7-2961-7e11-81c1-a3354793a8b7','Home','12 Elm Street','Rochester','NY','14607',43155000,-77605000,'NY-MONROE','Side door.','',NULL,'',NULL,'home 12 elm street rochester 14607 14607',1,1772456400000,1772456400000);
CREATE TABLE skills (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	needs_certificate INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_skills PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_skills_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_skills_needs_certificate_flag CHECK (needs_certificate IN (0, 1)), 
	CONSTRAINT fk_skills_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id), 
	CONSTRAINT uq_skills_tenant_id_code UNIQUE (tenant_id, code)
)
 STRICT

;
CREATE TABLE tax_rates (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	jurisdiction TEXT NOT NULL, 
	category TEXT NOT NULL, 
	rate_ppm INTEGER NOT NULL, 
	valid_from TEXT NOT NULL, 
	valid_to TEXT, 
	source TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_tax_rates PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_tax_rates_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_tax_rates_valid_from_day CHECK (length(valid_from) = 10), 
	CONSTRAINT ck_tax_rates_valid_to_day CHECK (length(valid_to) = 10), 
	CONSTRAINT ck_tax_rates_rate_range CHECK (rate_ppm BETWEEN 0 AND 1000000), 
	CONSTRAINT ck_tax_rates_dates_in_order CHECK (valid_to IS NULL OR valid_from <= valid_to), 
	CONSTRAINT fk_tax_rates_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id)
)
 STRICT

;
INSERT INTO "tax_rates" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-2982-7099-b574-d14ea17d8f60','Sales tax','NY-MONROE','standard',80000,'2020-01-01',NULL,'test',1,1772456400000,1772456400000);
CREATE TABLE technician_skills (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	technician_id TEXT NOT NULL, 
	skill_id TEXT NOT NULL, 
	level INTEGER NOT NULL, 
	CONSTRAINT pk_technician_skills PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_technician_skills_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_technician_skills_level_range CHECK (level BETWEEN 1 AND 5), 
	CONSTRAINT fk_technician_skills_tenant_id_skill_id FOREIGN KEY(tenant_id, skill_id) REFERENCES skills (tenant_id, id), 
	CONSTRAINT fk_technician_skills_tenant_id_technician_id FOREIGN KEY(tenant_id, technician_id) REFERENCES technicians (tenant_id, id), 
	CONSTRAINT uq_technician_skills_tenant_id_technician_id_skill_id UNIQUE (tenant_id, technician_id, skill_id)
)
 STRICT

;
CREATE TABLE technicians (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	technician_no INTEGER NOT NULL, 
	user_id TEXT, 
	name TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	color_index INTEGER NOT NULL, 
	starts_from TEXT NOT NULL, 
	ends_at TEXT NOT NULL, 
	home_label TEXT NOT NULL, 
	home_latitude_e6 INTEGER, 
	home_longitude_e6 INTEGER, 
	active INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_technicians PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_technicians_home_known CHECK ((starts_from <> 'home' AND ends_at <> 'home') OR home_latitude_e6 IS NOT NULL), 
	CONSTRAINT ck_technicians_ends_at_known CHECK (ends_at IN ('home', 'depot', 'anywhere')), 
	CONSTRAINT ck_technicians_starts_from_known CHECK (starts_from IN ('home', 'depot')), 
	CONSTRAINT ck_technicians_home_whole CHECK ((home_latitude_e6 IS NULL) = (home_longitude_e6 IS NULL)), 
	CONSTRAINT ck_technicians_active_flag CHECK (active IN (0, 1)), 
	CONSTRAINT ck_technicians_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_technicians_tenant_id_user_id FOREIGN KEY(tenant_id, user_id) REFERENCES users (tenant_id, id), 
	CONSTRAINT fk_technicians_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id), 
	CONSTRAINT uq_technicians_technician_no UNIQUE (technician_no), 
	CONSTRAINT uq_technicians_tenant_id_user_id UNIQUE (tenant_id, user_id)
)
 STRICT

;
INSERT INTO "technicians" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-29ac-7804-a2f1-cd16bf736e83',1,'01a200c7-28fe-7418-b66d-3e9f1f973aea','Dana Whitfield','+1 585 555 0100',0,'depot','depot','',NULL,NULL,1,1,1772456400000,1772456400000);
CREATE TABLE territories (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	price_seconds INTEGER, 
	color_index INTEGER NOT NULL, 
	area TEXT NOT NULL, 
	postcodes TEXT NOT NULL, 
	active INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_territories PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_territories_price_when_priced CHECK ((rule = 'hard') = (price_seconds IS NULL)), 
	CONSTRAINT ck_territories_rule_known CHECK (rule IN ('hard', 'priced')), 
	CONSTRAINT ck_territories_active_flag CHECK (active IN (0, 1)), 
	CONSTRAINT ck_territories_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_territories_price_range CHECK (price_seconds BETWEEN 1 AND 86400), 
	CONSTRAINT fk_territories_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id), 
	CONSTRAINT uq_territories_tenant_id_name UNIQUE (tenant_id, name)
)
 STRICT

;
INSERT INTO "territories" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-36ba-7309-8449-73f3b47cab40','West','priced',900,0,'[]','["146"]',1,1,1772456400000,1772456400000);
CREATE TABLE territory_technicians (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	territory_id TEXT NOT NULL, 
	technician_id TEXT NOT NULL, 
	CONSTRAINT pk_territory_technicians PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_territory_technicians_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_territory_technicians_tenant_id_technician_id FOREIGN KEY(tenant_id, technician_id) REFERENCES technicians (tenant_id, id), 
	CONSTRAINT fk_territory_technicians_tenant_id_territory_id FOREIGN KEY(tenant_id, territory_id) REFERENCES territories (tenant_id, id), 
	CONSTRAINT uq_territory_technicians_tenant_id_territory_id_technician_id UNIQUE (tenant_id, territory_id, technician_id)
)
 STRICT

;
INSERT INTO "territory_technicians" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-36c9-7377-9000-32aeb329ae3c','01a200c7-36ba-7309-8449-73f3b47cab40','01a200c7-29ac-7804-a2f1-cd16bf736e83');
CREATE TABLE throttles (
	subject TEXT NOT NULL, 
	failures INTEGER NOT NULL, 
	last_at INTEGER NOT NULL, 
	CONSTRAINT pk_throttles PRIMARY KEY (subject)
)
 STRICT

;
CREATE TABLE time_approvals (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	technician_id TEXT NOT NULL, 
	day TEXT NOT NULL, 
	starts_at INTEGER NOT NULL, 
	ends_at INTEGER NOT NULL, 
	seconds INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	approved_by TEXT NOT NULL, 
	approved_at INTEGER NOT NULL, 
	withdrawn_by TEXT, 
	withdrawn_at INTEGER, 
	withdrawn_because TEXT, 
	CONSTRAINT pk_time_approvals PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_time_approvals_withdrawn_because CHECK ((withdrawn_at IS NULL) = (withdrawn_because IS NULL)), 
	CONSTRAINT ck_time_approvals_day_day CHECK (length(day) = 10), 
	CONSTRAINT ck_time_approvals_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_time_approvals_tenant_id_approved_by FOREIGN KEY(tenant_id, approved_by) REFERENCES users (tenant_id, id), 
	CONSTRAINT fk_time_approvals_tenant_id_technician_id FOREIGN KEY(tenant_id, technician_id) REFERENCES technicians (tenant_id, id), 
	CONSTRAINT fk_time_approvals_tenant_id_withdrawn_by FOREIGN KEY(tenant_id, withdrawn_by) REFERENCES users (tenant_id, id)
)
 STRICT

;
CREATE TABLE time_entries (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	technician_id TEXT NOT NULL, 
	visit_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	starts_at INTEGER NOT NULL, 
	ends_at INTEGER NOT NULL, 
	CONSTRAINT pk_time_entries PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_time_entries_kind_known CHECK (kind IN ('travel', 'work', 'break', 'wait')), 
	CONSTRAINT ck_time_entries_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_time_entries_in_order CHECK (starts_at <= ends_at), 
	CONSTRAINT fk_time_entries_tenant_id_technician_id FOREIGN KEY(tenant_id, technician_id) REFERENCES technicians (tenant_id, id), 
	CONSTRAINT fk_time_entries_tenant_id_visit_id FOREIGN KEY(tenant_id, visit_id) REFERENCES visits (tenant_id, id)
)
 STRICT

;
CREATE TABLE time_off (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	technician_id TEXT NOT NULL, 
	starts_at INTEGER NOT NULL, 
	ends_at INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_time_off PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_time_off_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_time_off_in_order CHECK (starts_at < ends_at), 
	CONSTRAINT fk_time_off_tenant_id_technician_id FOREIGN KEY(tenant_id, technician_id) REFERENCES technicians (tenant_id, id)
)
 STRICT

;
CREATE TABLE users (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	email TEXT NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	state TEXT NOT NULL, 
	password_hash TEXT, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_users PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_users_role_known CHECK (role IN ('technician', 'dispatcher', 'office', 'payroll', 'owner', 'auditor')), 
	CONSTRAINT ck_users_state_known CHECK (state IN ('invited', 'active', 'suspended')), 
	CONSTRAINT ck_users_email_lower CHECK (email = lower(email)), 
	CONSTRAINT ck_users_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_users_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id), 
	CONSTRAINT uq_users_email UNIQUE (email)
)
 STRICT

;
INSERT INTO "users" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-28fe-7418-b66d-3e9f1f973aea','technician@c48e647666ad.example','Technician','technician','active','$argon2id$v=19$m=19456,t=2,p=1$eXPUSvyZLZYfEsPGXq6BaA$/uvCJaU1SFJFG20wQwqndTnV+djF3fJjd3a/+c4blyY',1,1772456400000,1772456400000);
INSERT INTO "users" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-290e-7647-89b3-f8e8df93378a','dispatcher@c48e647666ad.example','Dispatcher','dispatcher','active','$argon2id$v=19$m=19456,t=2,p=1$eXPUSvyZLZYfEsPGXq6BaA$/uvCJaU1SFJFG20wQwqndTnV+djF3fJjd3a/+c4blyY',1,1772456400000,1772456400000);
INSERT INTO "users" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-2919-7172-8448-043ed2a6e242','office@c48e647666ad.example','Office','office','active','$argon2id$v=19$m=19456,t=2,p=1$eXPUSvyZLZYfEsPGXq6BaA$/uvCJaU1SFJFG20wQwqndTnV+djF3fJjd3a/+c4blyY',1,1772456400000,1772456400000);
INSERT INTO "users" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-291b-7669-97e0-f3305ec24676','payroll@c48e647666ad.example','Payroll','payroll','active','$argon2id$v=19$m=19456,t=2,p=1$eXPUSvyZLZYfEsPGXq6BaA$/uvCJaU1SFJFG20wQwqndTnV+djF3fJjd3a/+c4blyY',1,1772456400000,1772456400000);
INSERT INTO "users" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-2921-78d2-9b97-7d6467b94dd8','owner@c48e647666ad.example','Owner','owner','active','$argon2id$v=19$m=19456,t=2,p=1$eXPUSvyZLZYfEsPGXq6BaA$/uvCJaU1SFJFG20wQwqndTnV+djF3fJjd3a/+c4blyY',1,1772456400000,1772456400000);
INSERT INTO "users" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-2922-7ae4-ab3f-61704ccf3780','auditor@c48e647666ad.example','Auditor','auditor','active','$argon2id$v=19$m=19456,t=2,p=1$eXPUSvyZLZYfEsPGXq6BaA$/uvCJaU1SFJFG20wQwqndTnV+djF3fJjd3a/+c4blyY',1,1772456400000,1772456400000);
CREATE TABLE visit_assignments (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	visit_id TEXT NOT NULL, 
	technician_id TEXT NOT NULL, 
	technician_no INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	starts INTEGER NOT NULL, 
	ends INTEGER NOT NULL, 
	live INTEGER NOT NULL, 
	CONSTRAINT pk_visit_assignments PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_visit_assignments_role_known CHECK (role IN ('lead', 'helper')), 
	CONSTRAINT ck_visit_assignments_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_visit_assignments_live_flag CHECK (live IN (0, 1)), 
	CONSTRAINT ck_visit_assignments_in_order CHECK (starts < ends), 
	CONSTRAINT fk_visit_assignments_tenant_id_technician_id FOREIGN KEY(tenant_id, technician_id) REFERENCES technicians (tenant_id, id), 
	CONSTRAINT fk_visit_assignments_tenant_id_visit_id FOREIGN KEY(tenant_id, visit_id) REFERENCES visits (tenant_id, id), 
	CONSTRAINT uq_visit_assignments_tenant_id_visit_id_technician_id UNIQUE (tenant_id, visit_id, technician_id)
)
 STRICT

;
INSERT INTO "visit_assignments" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-3549-7430-ab04-6c65586c08f8','01a200c7-34ff-7b2a-8d9d-0a837617b32d','01a200c7-29ac-7804-a2f1-cd16bf736e83',1,'lead',1772456606,1772460206,1);
INSERT INTO "visit_assignments" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-3566-7705-b7e6-329c7ca6d155','01a200c7-3561-7021-bcbe-eeceb6cf2c5a','01a200c7-29ac-7804-a2f1-cd16bf736e83',1,'lead',1772460206,1772463806,1);
CREATE TABLE visit_facts (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	visit_id TEXT NOT NULL, 
	technician_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	occurred_at INTEGER NOT NULL, 
	timezone TEXT NOT NULL, 
	received_at INTEGER NOT NULL, 
	flags TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	CONSTRAINT pk_visit_facts PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_visit_facts_kind_known CHECK (kind IN ('travel', 'arrive', 'start', 'pause', 'resume', 'complete')), 
	CONSTRAINT ck_visit_facts_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_visit_facts_tenant_id_technician_id FOREIGN KEY(tenant_id, technician_id) REFERENCES technicians (tenant_id, id), 
	CONSTRAINT fk_visit_facts_tenant_id_visit_id FOREIGN KEY(tenant_id, visit_id) REFERENCES visits (tenant_id, id)
)
 STRICT

;
CREATE TABLE visit_lines (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	visit_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	quantity_e6 INTEGER NOT NULL, 
	CONSTRAINT pk_visit_lines PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_visit_lines_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_visit_lines_tenant_id_visit_id FOREIGN KEY(tenant_id, visit_id) REFERENCES visits (tenant_id, id), 
	CONSTRAINT uq_visit_lines_tenant_id_visit_id_position UNIQUE (tenant_id, visit_id, position)
)
 STRICT

;
CREATE TABLE visit_transitions (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	visit_id TEXT NOT NULL, 
	step INTEGER NOT NULL, 
	from_status TEXT, 
	to_status TEXT NOT NULL, 
	at INTEGER NOT NULL, 
	actor TEXT NOT NULL, 
	request_id TEXT NOT NULL, 
	CONSTRAINT pk_visit_transitions PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_visit_transitions_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_visit_transitions_tenant_id_visit_id FOREIGN KEY(tenant_id, visit_id) REFERENCES visits (tenant_id, id), 
	CONSTRAINT uq_visit_transitions_tenant_id_visit_id_step UNIQUE (tenant_id, visit_id, step)
)
 STRICT

;
INSERT INTO "visit_transitions" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-3512-748c-b291-cb063f37bfa2','01a200c7-34ff-7b2a-8d9d-0a837617b32d',0,NULL,'scheduled',1772456400000,'test','test');
INSERT INTO "visit_transitions" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-3563-73a2-b861-a3812f01f819','01a200c7-3561-7021-bcbe-eeceb6cf2c5a',0,NULL,'scheduled',1772456400000,'test','test');
CREATE TABLE visits (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	job_id TEXT NOT NULL, 
	sequence INTEGER NOT NULL, 
	plan_id TEXT, 
	status TEXT NOT NULL, 
	outcome TEXT, 
	starts_at INTEGER NOT NULL, 
	ends_at INTEGER NOT NULL, 
	travel_seconds INTEGER NOT NULL, 
	window_starts_at INTEGER, 
	window_ends_at INTEGER, 
	pinned TEXT NOT NULL, 
	travel_started_at INTEGER, 
	arrived_at INTEGER, 
	started_at INTEGER, 
	paused_at INTEGER, 
	paused_seconds INTEGER NOT NULL, 
	completed_at INTEGER, 
	notes TEXT NOT NULL, 
	cancelled_because TEXT, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_visits PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_visits_outcome_known CHECK (outcome IN ('completed', 'could_not_complete', 'no_show')), 
	CONSTRAINT ck_visits_pinned_known CHECK (pinned IN ('none', 'technician', 'time', 'both')), 
	CONSTRAINT ck_visits_status_known CHECK (status IN ('scheduled', 'confirmed', 'en_route', 'working', 'done', 'cancelled')), 
	CONSTRAINT ck_visits_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_visits_in_order CHECK (starts_at < ends_at), 
	CONSTRAINT ck_visits_seconds_positive CHECK (travel_seconds >= 0 AND paused_seconds >= 0), 
	CONSTRAINT fk_visits_tenant_id_job_id FOREIGN KEY(tenant_id, job_id) REFERENCES jobs (tenant_id, id), 
	CONSTRAINT fk_visits_tenant_id_plan_id FOREIGN KEY(tenant_id, plan_id) REFERENCES plans (tenant_id, id), 
	CONSTRAINT uq_visits_tenant_id_job_id_sequence UNIQUE (tenant_id, job_id, sequence)
)
 STRICT

;
INSERT INTO "visits" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-34ff-7b2a-8d9d-0a837617b32d','01a200c7-2a2b-7a89-b220-5809ef9a0064',1,'01a200c7-2a4a-7e52-982d-bbd1be347a4d','scheduled',NULL,1772456606000,1772460206000,206,1772456400000,1772488800000,'none',NULL,NULL,NULL,NULL,0,NULL,'',NULL,1,1772456400000,1772456400000);
INSERT INTO "visits" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-3561-7021-bcbe-eeceb6cf2c5a','01a200c7-2a00-793f-8e48-bf0607d0bcc0',1,'01a200c7-2a4a-7e52-982d-bbd1be347a4d','scheduled',NULL,1772460206000,1772463806000,0,1772456400000,1772488800000,'none',NULL,NULL,NULL,NULL,0,NULL,'',NULL,1,1772456400000,1772456400000);
CREATE TABLE work_shifts (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	technician_id TEXT NOT NULL, 
	technician_no INTEGER NOT NULL, 
	in_punch_id TEXT, 
	out_punch_id TEXT, 
	in_edit_id TEXT, 
	out_edit_id TEXT, 
	starts_at INTEGER NOT NULL, 
	ends_at INTEGER, 
	state TEXT NOT NULL, 
	CONSTRAINT pk_work_shifts PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_work_shifts_closed_has_end CHECK ((state = 'closed') = (ends_at IS NOT NULL)), 
	CONSTRAINT ck_work_shifts_state_known CHECK (state IN ('open', 'closed', 'missing_out')), 
	CONSTRAINT ck_work_shifts_in_order CHECK (ends_at IS NULL OR starts_at <= ends_at), 
	CONSTRAINT ck_work_shifts_begun_by_something CHECK (in_punch_id IS NOT NULL OR in_edit_id IS NOT NULL), 
	CONSTRAINT ck_work_shifts_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_work_shifts_tenant_id_in_edit_id FOREIGN KEY(tenant_id, in_edit_id) REFERENCES punch_edits (tenant_id, id), 
	CONSTRAINT fk_work_shifts_tenant_id_in_punch_id FOREIGN KEY(tenant_id, in_punch_id) REFERENCES punches (tenant_id, id), 
	CONSTRAINT fk_work_shifts_tenant_id_out_edit_id FOREIGN KEY(tenant_id, out_edit_id) REFERENCES punch_edits (tenant_id, id), 
	CONSTRAINT fk_work_shifts_tenant_id_out_punch_id FOREIGN KEY(tenant_id, out_punch_id) REFERENCES punches (tenant_id, id), 
	CONSTRAINT fk_work_shifts_tenant_id_technician_id FOREIGN KEY(tenant_id, technician_id) REFERENCES technicians (tenant_id, id)
)
 STRICT

;
INSERT INTO "work_shifts" VALUES('01a200c7-284e-7b90-9c60-c48e647666ad','01a200c7-3737-7096-87e7-98525a841a3a','01a200c7-29ac-7804-a2f1-cd16bf736e83',1,'01a200c7-36d9-7ee1-9529-9d372aebccbe',NULL,NULL,'01a200c7-371e-7bcf-a964-85a0b75491dc',1772197200000,1772211600000,'closed');
CREATE INDEX ix_audit_events_tenant_id_object_id ON audit_events (tenant_id, object_id);
CREATE INDEX ix_outbox_events_waiting ON outbox_events (next_try_at) WHERE state = 'waiting';
CREATE INDEX ix_tax_rates_tenant_id_jurisdiction_category ON tax_rates (tenant_id, jurisdiction, category);
CREATE INDEX ix_api_tokens_tenant_id_user_id ON api_tokens (tenant_id, user_id);
CREATE INDEX ix_plans_tenant_id_day_status ON plans (tenant_id, day, status);
CREATE UNIQUE INDEX uq_plans_published ON plans (tenant_id, day) WHERE status = 'published';
CREATE UNIQUE INDEX uq_plans_running ON plans (tenant_id, day) WHERE status IN ('queued', 'solving');
CREATE INDEX ix_sign_ins_tenant_id_user_id ON sign_ins (tenant_id, user_id);
CREATE INDEX ix_equipment_tenant_id_site_id ON equipment (tenant_id, site_id);
CREATE INDEX ix_punches_tenant_id_technician_id_occurred_at ON punches (tenant_id, technician_id, occurred_at);
CREATE INDEX ix_shift_patterns_tenant_id_technician_id ON shift_patterns (tenant_id, technician_id);
CREATE INDEX ix_time_off_tenant_id_technician_id_starts_at ON time_off (tenant_id, technician_id, starts_at);
CREATE INDEX ix_job_windows_tenant_id_starts_at ON job_windows (tenant_id, starts_at);
CREATE INDEX ix_visits_tenant_id_starts_at ON visits (tenant_id, starts_at);
CREATE INDEX ix_invoices_tenant_id_customer_id ON invoices (tenant_id, customer_id);
CREATE INDEX ix_invoices_tenant_id_status_posted_at ON invoices (tenant_id, status, posted_at);
CREATE UNIQUE INDEX uq_invoices_primary ON invoices (tenant_id, job_id) WHERE kind = 'primary';
CREATE INDEX ix_time_entries_tenant_id_technician_id_starts_at ON time_entries (tenant_id, technician_id, starts_at);
CREATE INDEX ix_visit_assignments_technician_no_starts ON visit_assignments (technician_no, starts);
CREATE INDEX ix_visit_assignments_tenant_id_technician_id_starts ON visit_assignments (tenant_id, technician_id, starts);
CREATE INDEX ix_visit_facts_tenant_id_technician_id_occurred_at ON visit_facts (tenant_id, technician_id, occurred_at);
CREATE INDEX ix_visit_facts_tenant_id_visit_id ON visit_facts (tenant_id, visit_id);
CREATE INDEX ix_invoice_events_tenant_id_invoice_id ON invoice_events (tenant_id, invoice_id);
CREATE TRIGGER double_booking_insert BEFORE INSERT ON visit_assignments WHEN NEW.live = 1 AND EXISTS (SELECT 1 FROM visit_assignments AS o WHERE o.technician_no = NEW.technician_no AND o.live = 1 AND o.starts < NEW.ends AND NEW.starts < o.ends AND o.starts < o.ends AND NEW.starts < NEW.ends) BEGIN SELECT RAISE(ABORT, 'DOUBLE_BOOKING'); END;
CREATE TRIGGER double_booking_update BEFORE UPDATE ON visit_assignments WHEN NEW.live = 1 AND EXISTS (SELECT 1 FROM visit_assignments AS o WHERE o.technician_no = NEW.technician_no AND o.live = 1 AND o.starts < NEW.ends AND NEW.starts < o.ends AND o.starts < o.ends AND NEW.starts < NEW.ends AND o.id <> NEW.id) BEGIN SELECT RAISE(ABORT, 'DOUBLE_BOOKING'); END;
CREATE TRIGGER visits_lifecycle_update BEFORE UPDATE ON visits WHEN OLD.status <> NEW.status AND NOT ((OLD.status = 'cancelled' AND NEW.status = 'done') OR (OLD.status = 'confirmed' AND NEW.status = 'cancelled') OR (OLD.status = 'confirmed' AND NEW.status = 'done') OR (OLD.status = 'confirmed' AND NEW.status = 'en_route') OR (OLD.status = 'confirmed' AND NEW.status = 'scheduled') OR (OLD.status = 'confirmed' AND NEW.status = 'working') OR (OLD.status = 'en_route' AND NEW.status = 'cancelled') OR (OLD.status = 'en_route' AND NEW.status = 'done') OR (OLD.status = 'en_route' AND NEW.status = 'working') OR (OLD.status = 'scheduled' AND NEW.status = 'cancelled') OR (OLD.status = 'scheduled' AND NEW.status = 'confirmed') OR (OLD.status = 'scheduled' AND NEW.status = 'done') OR (OLD.status = 'scheduled' AND NEW.status = 'en_route') OR (OLD.status = 'scheduled' AND NEW.status = 'working') OR (OLD.status = 'working' AND NEW.status = 'cancelled') OR (OLD.status = 'working' AND NEW.status = 'done')) BEGIN SELECT RAISE(ABORT, 'TRANSITION_REFUSED visits'); END;
CREATE TRIGGER invoices_posted_update BEFORE UPDATE ON invoices WHEN OLD.status = 'posted' BEGIN SELECT RAISE(ABORT, 'POSTED_IS_FROZEN'); END;
CREATE TRIGGER invoices_posted_delete BEFORE DELETE ON invoices WHEN OLD.status = 'posted' BEGIN SELECT RAISE(ABORT, 'POSTED_IS_FROZEN'); END;
CREATE TRIGGER invoice_lines_frozen_update BEFORE UPDATE ON invoice_lines WHEN EXISTS (SELECT 1 FROM invoices AS i WHERE i.tenant_id = OLD.tenant_id AND i.id = OLD.invoice_id AND i.status = 'posted') BEGIN SELECT RAISE(ABORT, 'POSTED_IS_FROZEN'); END;
CREATE TRIGGER invoice_lines_frozen_delete BEFORE DELETE ON invoice_lines WHEN EXISTS (SELECT 1 FROM invoices AS i WHERE i.tenant_id = OLD.tenant_id AND i.id = OLD.invoice_id AND i.status = 'posted') BEGIN SELECT RAISE(ABORT, 'POSTED_IS_FROZEN'); END;
CREATE TRIGGER invoice_lines_complete_insert BEFORE INSERT ON invoice_lines WHEN EXISTS (SELECT 1 FROM invoices AS i WHERE i.tenant_id = NEW.tenant_id AND i.id = NEW.invoice_id AND i.status = 'posted') BEGIN SELECT RAISE(ABORT, 'POSTED_IS_FROZEN'); END;
CREATE TRIGGER invoice_taxes_frozen_update BEFORE UPDATE ON invoice_taxes WHEN EXISTS (SELECT 1 FROM invoices AS i WHERE i.tenant_id = OLD.tenant_id AND i.id = OLD.invoice_id AND i.status = 'posted') BEGIN SELECT RAISE(ABORT, 'POSTED_IS_FROZEN'); END;
CREATE TRIGGER invoice_taxes_frozen_delete BEFORE DELETE ON invoice_taxes WHEN EXISTS (SELECT 1 FROM invoices AS i WHERE i.tenant_id = OLD.tenant_id AND i.id = OLD.invoice_id AND i.status = 'posted') BEGIN SELECT RAISE(ABORT, 'POSTED_IS_FROZEN'); END;
CREATE TRIGGER invoice_taxes_complete_insert BEFORE INSERT ON invoice_taxes WHEN EXISTS (SELECT 1 FROM invoices AS i WHERE i.tenant_id = NEW.tenant_id AND i.id = NEW.invoice_id AND i.status = 'posted') BEGIN SELECT RAISE(ABORT, 'POSTED_IS_FROZEN'); END;
CREATE TRIGGER audit_events_append_only_update BEFORE UPDATE ON audit_events WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY audit_events'); END;
CREATE TRIGGER audit_events_append_only_delete BEFORE DELETE ON audit_events WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY audit_events'); END;
CREATE TRIGGER invoice_events_append_only_update BEFORE UPDATE ON invoice_events WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY invoice_events'); END;
CREATE TRIGGER invoice_events_append_only_delete BEFORE DELETE ON invoice_events WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY invoice_events'); END;
CREATE TRIGGER job_transitions_append_only_update BEFORE UPDATE ON job_transitions WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY job_transitions'); END;
CREATE TRIGGER job_transitions_append_only_delete BEFORE DELETE ON job_transitions WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY job_transitions'); END;
CREATE TRIGGER punches_append_only_update BEFORE UPDATE ON punches WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY punches'); END;
CREATE TRIGGER punches_append_only_delete BEFORE DELETE ON punches WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY punches'); END;
CREATE TRIGGER visit_facts_append_only_update BEFORE UPDATE ON visit_facts WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY visit_facts'); END;
CREATE TRIGGER visit_facts_append_only_delete BEFORE DELETE ON visit_facts WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY visit_facts'); END;
CREATE TRIGGER visit_transitions_append_only_update BEFORE UPDATE ON visit_transitions WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY visit_transitions'); END;
CREATE TRIGGER visit_transitions_append_only_delete BEFORE DELETE ON visit_transitions WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY visit_transitions'); END;
CREATE INDEX ix_external_ids_tenant_id_row_id ON external_ids (tenant_id, row_id);
CREATE INDEX ix_import_runs_tenant_id_state ON import_runs (tenant_id, state);
CREATE INDEX ix_invitations_tenant_id_user_id ON invitations (tenant_id, user_id);
CREATE INDEX ix_open_invoices_tenant_id_customer_id ON open_invoices (tenant_id, customer_id);
CREATE INDEX ix_agreements_tenant_id_customer_id ON agreements (tenant_id, customer_id);
CREATE INDEX ix_agreements_tenant_id_next_due_on ON agreements (tenant_id, next_due_on);
CREATE INDEX ix_on_call_tenant_id_starts_at ON on_call (tenant_id, starts_at);
CREATE INDEX ix_on_call_tenant_id_technician_id_starts_at ON on_call (tenant_id, technician_id, starts_at);
CREATE INDEX ix_territory_technicians_tenant_id_technician_id ON territory_technicians (tenant_id, technician_id);
CREATE UNIQUE INDEX uq_time_approvals_standing ON time_approvals (tenant_id, technician_id, day) WHERE withdrawn_at IS NULL;
CREATE INDEX ix_punch_edits_tenant_id_technician_id_occurred_at ON punch_edits (tenant_id, technician_id, occurred_at);
CREATE INDEX ix_customers_tenant_id_name ON customers (tenant_id, name);
CREATE INDEX ix_exceptions_tenant_id_state ON exceptions (tenant_id, state);
CREATE INDEX ix_exceptions_tenant_id_subject_id ON exceptions (tenant_id, subject_id);
CREATE INDEX ix_sites_tenant_id_customer_id ON sites (tenant_id, customer_id);
CREATE INDEX ix_jobs_tenant_id_customer_id ON jobs (tenant_id, customer_id);
CREATE INDEX ix_jobs_tenant_id_status ON jobs (tenant_id, status);
CREATE INDEX ix_work_shifts_tenant_id_technician_id_starts_at ON work_shifts (tenant_id, technician_id, starts_at);
CREATE UNIQUE INDEX uq_work_shifts_open ON work_shifts (tenant_id, technician_id) WHERE state = 'open';
CREATE TRIGGER shift_overlap_insert BEFORE INSERT ON work_shifts WHEN NEW.state = 'closed' AND EXISTS (SELECT 1 FROM work_shifts AS o WHERE o.technician_no = NEW.technician_no AND o.state = 'closed' AND o.starts_at < NEW.ends_at AND NEW.starts_at < o.ends_at AND o.starts_at < o.ends_at AND NEW.starts_at < NEW.ends_at) BEGIN SELECT RAISE(ABORT, 'SHIFT_OVERLAP'); END;
CREATE TRIGGER shift_overlap_update BEFORE UPDATE ON work_shifts WHEN NEW.state = 'closed' AND EXISTS (SELECT 1 FROM work_shifts AS o WHERE o.technician_no = NEW.technician_no AND o.state = 'closed' AND o.starts_at < NEW.ends_at AND NEW.starts_at < o.ends_at AND o.starts_at < o.ends_at AND NEW.starts_at < NEW.ends_at AND o.id <> NEW.id) BEGIN SELECT RAISE(ABORT, 'SHIFT_OVERLAP'); END;
CREATE TRIGGER jobs_lifecycle_update BEFORE UPDATE ON jobs WHEN OLD.status <> NEW.status AND NOT ((OLD.status = 'cancelled' AND NEW.status = 'needs_decision') OR (OLD.status = 'cancelled' AND NEW.status = 'open') OR (OLD.status = 'completed' AND NEW.status = 'needs_decision') OR (OLD.status = 'in_progress' AND NEW.status = 'cancelled') OR (OLD.status = 'in_progress' AND NEW.status = 'completed') OR (OLD.status = 'in_progress' AND NEW.status = 'needs_decision') OR (OLD.status = 'in_progress' AND NEW.status = 'open') OR (OLD.status = 'in_progress' AND NEW.status = 'scheduled') OR (OLD.status = 'needs_decision' AND NEW.status = 'cancelled') OR (OLD.status = 'needs_decision' AND NEW.status = 'completed') OR (OLD.status = 'needs_decision' AND NEW.status = 'in_progress') OR (OLD.status = 'needs_decision' AND NEW.status = 'open') OR (OLD.status = 'needs_decision' AND NEW.status = 'scheduled') OR (OLD.status = 'open' AND NEW.status = 'cancelled') OR (OLD.status = 'open' AND NEW.status = 'completed') OR (OLD.status = 'open' AND NEW.status = 'in_progress') OR (OLD.status = 'open' AND NEW.status = 'needs_decision') OR (OLD.status = 'open' AND NEW.status = 'scheduled') OR (OLD.status = 'scheduled' AND NEW.status = 'cancelled') OR (OLD.status = 'scheduled' AND NEW.status = 'completed') OR (OLD.status = 'scheduled' AND NEW.status = 'in_progress') OR (OLD.status = 'scheduled' AND NEW.status = 'needs_decision') OR (OLD.status = 'scheduled' AND NEW.status = 'open')) BEGIN SELECT RAISE(ABORT, 'TRANSITION_REFUSED jobs'); END;
CREATE TRIGGER certificate_reminders_append_only_update BEFORE UPDATE ON certificate_reminders WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY certificate_reminders'); END;
CREATE TRIGGER certificate_reminders_append_only_delete BEFORE DELETE ON certificate_reminders WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY certificate_reminders'); END;
CREATE TRIGGER punch_edits_append_only_update BEFORE UPDATE ON punch_edits WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY punch_edits'); END;
CREATE TRIGGER punch_edits_append_only_delete BEFORE DELETE ON punch_edits WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY punch_edits'); END;
COMMIT;
