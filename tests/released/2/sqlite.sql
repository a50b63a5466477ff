BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001_spine');
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
INSERT INTO "api_tokens" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d525-73b7-85d8-519b59c2527c','01a20021-d315-73a4-bc5d-c126b3ca3b18','test','d2fd1572cd162c79ce7d17366dc1f972c987acbd09146501a76c8d506fa9f6b5',NULL,1772456400000,NULL,NULL);
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
INSERT INTO "audit_events" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870',1,1772456400000,'command line','company.create','company','01a20021-d2ce-7473-ac74-8d8914b06870','{"name":"Released Heating"}','company.create','0000000000000000000000000000000000000000000000000000000000000000','422f1ae18bfd93b95b747309f9f77df151ea1c2be4d86a2fc74e0f502e2f4997');
INSERT INTO "audit_events" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870',2,1772456400000,'command line','user.create','user','01a20021-d315-73a4-bc5d-c126b3ca3b18','{"role":"technician"}','company.create','422f1ae18bfd93b95b747309f9f77df151ea1c2be4d86a2fc74e0f502e2f4997','52dc6d09828df1618c83a62808d1a041d69f6b788a554e5a9e064d3f7b1756e0');
INSERT INTO "audit_events" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870',3,1772456400000,'command line','user.create','user','01a20021-d317-756e-81c3-1e15dab373a2','{"role":"dispatcher"}','company.create','52dc6d09828df1618c83a62808d1a041d69f6b788a554e5a9e064d3f7b1756e0','a6f91fd429210d8f240c2e09e002394bd07c018967e3b996fc3df43bab4d9316');
INSERT INTO "audit_events" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870',4,1772456400000,'command line','user.create','user','01a20021-d318-72c2-bcee-55fc4f9d3644','{"role":"office"}','company.create','a6f91fd429210d8f240c2e09e002394bd07c018967e3b996fc3df43bab4d9316','9d4baf96e3b729db3d2249ef2d2f556d51f60923130dbe48ad4d524feda6722e');
INSERT INTO "audit_events" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870',5,1772456400000,'command line','user.create','user','01a20021-d318-712c-a011-76d7ea14c05c','{"role":"payroll"}','company.create','9d4baf96e3b729db3d2249ef2d2f556d51f60923130dbe48ad4d524feda6722e','597e567e16b15be85eb39b0eafb520789f8b4ec14e392fee172aa3b3431b1f54');
INSERT INTO "audit_events" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870',6,1772456400000,'command line','user.create','user','01a20021-d319-74cf-bc41-a9a7175d161a','{"role":"owner"}','company.create','597e567e16b15be85eb39b0eafb520789f8b4ec14e392fee172aa3b3431b1f54','959ecce9c21a6e5f059cb8775faa6432bd9c4d512e5593ac1712700aeb7dedb5');
INSERT INTO "audit_events" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870',7,1772456400000,'command line','user.create','user','01a20021-d319-73b6-8ace-c9850e669dcd','{"role":"auditor"}','company.create','959ecce9c21a6e5f059cb8775faa6432bd9c4d512e5593ac1712700aeb7dedb5','a87dc98b4d0430920e3ec465811722232deb53c07dc554799a05d8855e17c001');
INSERT INTO "audit_events" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870',8,1772456400000,'test','plan.request','plan','01a20021-d33e-7ee6-9074-b74b2c462dbc','{"day":"2026-03-02","seed":1}','test','a87dc98b4d0430920e3ec465811722232deb53c07dc554799a05d8855e17c001','fe80d72093a5aaa03c24b1570673e3aadebaf4485e9dd9b114a64e4b555028a8');
INSERT INTO "audit_events" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870',9,1772456400000,'worker','plan.propose','plan','01a20021-d33e-7ee6-9074-b74b2c462dbc','{"input_hash":"cc586e369b777391a0abe08a8af9f59789a1c6e6d3e211976d6877260a17f804"}','plan:01a20021-d33e-7ee6-9074-b74b2c462dbc','fe80d72093a5aaa03c24b1570673e3aadebaf4485e9dd9b114a64e4b555028a8','fb9bf36890dbe159c90aeecf35eb85c32f527e6f55725b8f9e80397cccd0088f');
INSERT INTO "audit_events" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870',10,1772456400000,'test','plan.publish','plan','01a20021-d33e-7ee6-9074-b74b2c462dbc','{"day":"2026-03-02"}','test','fb9bf36890dbe159c90aeecf35eb85c32f527e6f55725b8f9e80397cccd0088f','f835ecef03fee650f4ebef47408a5fdd8af8032f17ff55321ae20fd66ea87efb');
INSERT INTO "audit_events" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870',11,1772456400000,'test','token.create','token','01a20021-d525-73b7-85d8-519b59c2527c','{"label":"test","scopes":null}','test','f835ecef03fee650f4ebef47408a5fdd8af8032f17ff55321ae20fd66ea87efb','0b5a4858c75c757e730d9ec7d8f8e98188c766eb98e542b48ec81634135c0586');
CREATE TABLE audit_heads (
	tenant_id TEXT NOT NULL, 
	sequence INTEGER NOT NULL, 
	hash TEXT NOT NULL, 
	CONSTRAINT pk_audit_heads PRIMARY KEY (tenant_id), 
	CONSTRAINT fk_audit_heads_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id)
)
 STRICT

;
INSERT INTO "audit_heads" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870',11,'0b5a4858c75c757e730d9ec7d8f8e98188c766eb98e542b48ec81634135c0586');
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
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_companies PRIMARY KEY (id), 
	CONSTRAINT ck_companies_invoicing_known CHECK (invoicing IN ('suggest', 'auto')), 
	CONSTRAINT ck_companies_is_demo_flag CHECK (is_demo IN (0, 1)), 
	CONSTRAINT ck_companies_currency_length CHECK (length(currency) = 3), 
	CONSTRAINT ck_companies_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_companies_review_first_invoice_flag CHECK (review_first_invoice IN (0, 1))
)
 STRICT

;
INSERT INTO "companies" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','Released Heating','America/New_York','USD','en-US','','','','','#1f5fbf','INV-',14,'','auto',500000,0,'NY-MONROE','Depot',43160000,-77610000,0,1,1772456400000,1772456400000);
CREATE TABLE counters (
	tenant_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	next INTEGER NOT NULL, 
	CONSTRAINT pk_counters PRIMARY KEY (tenant_id, name), 
	CONSTRAINT fk_counters_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id)
)
 STRICT

;
INSERT INTO "counters" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','customer',2);
INSERT INTO "counters" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','job',3);
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
	on_hold INTEGER NOT NULL, 
	notes TEXT NOT NULL, 
	search_text TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_customers PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_customers_id_id CHECK (length(id) = 36), 
	CONSTRAINT ck_customers_on_hold_flag CHECK (on_hold IN (0, 1)), 
	CONSTRAINT ck_customers_tax_exempt_flag CHECK (tax_exempt IN (0, 1)), 
	CONSTRAINT fk_customers_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id), 
	CONSTRAINT uq_customers_tenant_id_number UNIQUE (tenant_id, number)
)
 STRICT

;
INSERT INTO "customers" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d323-7f17-84f6-aa6c1ed9310e',1,'Rosenthal','+1 585 555 0147','rosenthal@customer.example','12 Elm Street
Rochester, NY 14607',0,'',0,'','rosenthal 1 +1 585 555 0147 rosenthal@customer.example 12 elm street rochester, ny 14607 15855550147',1,1772456400000,1772456400000);
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
INSERT INTO "equipment" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d331-75db-95a3-5c8125b9814d','01a20021-d32b-7b6e-85f2-8378c99298fc','Furnace','Carrier','59TP6','4417A21093',NULL,'',1,1772456400000,1772456400000);
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
	resolved_by TEXT, 
	resolved_at INTEGER, 
	resolution TEXT, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_exceptions PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_exceptions_state_known CHECK (state IN ('open', 'resolved')), 
	CONSTRAINT ck_exceptions_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_exceptions_tenant_id_resolved_by FOREIGN KEY(tenant_id, resolved_by) REFERENCES users (tenant_id, id), 
	CONSTRAINT fk_exceptions_tenant_id FOREIGN KEY(tenant_id) REFERENCES companies (id), 
	CONSTRAINT uq_exceptions_tenant_id_number UNIQUE (tenant_id, number)
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
CREATE TABLE installation_counters (
	name TEXT NOT NULL, 
	next INTEGER NOT NULL, 
	CONSTRAINT pk_installation_counters PRIMARY KEY (name)
)
 STRICT

;
INSERT INTO "installation_counters" VALUES('technician',2);
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
INSERT INTO "invoice_series" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','invoice',1,1);
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
INSERT INTO "job_transitions" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d336-73f5-a7ae-c0f01dceb83c','01a20021-d333-7036-96ce-1ffd35a96b4d',0,NULL,'open',1772456400000,'test','test');
INSERT INTO "job_transitions" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d33b-7fa9-ac52-2d76839fb4ba','01a20021-d33a-7e39-a48e-5811ad69eee9',0,NULL,'open',1772456400000,'test','test');
INSERT INTO "job_transitions" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d51c-7c3d-847a-542f8f1266dc','01a20021-d33a-7e39-a48e-5811ad69eee9',1,'open','scheduled',1772456400000,'test','test');
INSERT INTO "job_transitions" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d521-7bae-9a12-00bcb756a22f','01a20021-d333-7036-96ce-1ffd35a96b4d',1,'open','scheduled',1772456400000,'test','test');
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
INSERT INTO "job_type_lines" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d32d-7cd6-a1e7-823924329f94','01a20021-d32c-7102-8fae-d48d652d73cd',0,'01a20021-d326-75f3-8750-66d293e787b4',1000000);
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
INSERT INTO "job_types" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d32c-7102-8fae-d48d652d73cd','TUNE','Tune',3600,0,'flat','01a20021-d325-730c-ba04-a891fdb6bb38',0,0,'[]',0,0,1,1,1772456400000,1772456400000);
INSERT INTO "job_types" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d32e-7b7b-b27c-87a06480a7e5','REPAIR','Repair',3600,0,'timed','01a20021-d326-75b9-b188-213b3e3f2d20',0,0,'[]',0,0,1,1,1772456400000,1772456400000);
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
INSERT INTO "job_windows" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d337-7134-9989-126ae89a3abf','01a20021-d333-7036-96ce-1ffd35a96b4d',0,1772456400000,1772488800000);
INSERT INTO "job_windows" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d33b-7463-9848-25a7ea387551','01a20021-d33a-7e39-a48e-5811ad69eee9',0,1772456400000,1772488800000);
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
INSERT INTO "jobs" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d333-7036-96ce-1ffd35a96b4d',1,'01a20021-d323-7f17-84f6-aa6c1ed9310e','01a20021-d32b-7b6e-85f2-8378c99298fc','01a20021-d32c-7102-8fae-d48d652d73cd',NULL,'Tune','',10,3600,NULL,'','scheduled',1,NULL,NULL,NULL,2,1772456400000,1772456400000);
INSERT INTO "jobs" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d33a-7e39-a48e-5811ad69eee9',2,'01a20021-d323-7f17-84f6-aa6c1ed9310e','01a20021-d32b-7b6e-85f2-8378c99298fc','01a20021-d32e-7b7b-b27c-87a06480a7e5',NULL,'Repair','',10,3600,NULL,'','scheduled',1,NULL,NULL,NULL,2,1772456400000,1772456400000);
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
INSERT INTO "outbox_events" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d521-7cfe-bcb1-c616d7c936b9','plan.published','01a20021-d33e-7ee6-9074-b74b2c462dbc','{}',1772456400000,'waiting',0,0,1772456400000,NULL,NULL);
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
INSERT INTO "plan_routes" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d4e1-7293-aba1-445b611197ec','01a20021-d33e-7ee6-9074-b74b2c462dbc','01a20021-d329-745a-b2ad-f3e63bf5b0da',1772456400000,1772488800000,'[]',206,7612);
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
INSERT INTO "plan_stops" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d4e3-79ec-bd19-ed06f2aec8b6','01a20021-d33e-7ee6-9074-b74b2c462dbc','01a20021-d329-745a-b2ad-f3e63bf5b0da',1,'01a20021-d33a-7e39-a48e-5811ad69eee9','01a20021-d510-738f-b5f8-ef80faae1416',1772456606000,1772460206000,206,0,1772456400000,1772488800000);
INSERT INTO "plan_stops" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d4e5-791f-80bd-4ecfb6bf493b','01a20021-d33e-7ee6-9074-b74b2c462dbc','01a20021-d329-745a-b2ad-f3e63bf5b0da',2,'01a20021-d333-7036-96ce-1ffd35a96b4d','01a20021-d51e-7369-a81b-0eb87c173545',1772460206000,1772463806000,0,0,1772456400000,1772488800000);
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
INSERT INTO "plans" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d33e-7ee6-9074-b74b2c462dbc','2026-03-02','published',NULL,1772456400000,5,2,1,'ortools-routing-regions','0.1.0','cc586e369b777391a0abe08a8af9f59789a1c6e6d3e211976d6877260a17f804','{"company:01a20021-d2ce-7473-ac74-8d8914b06870":1,"job:01a20021-d333-7036-96ce-1ffd35a96b4d":1,"job:01a20021-d33a-7e39-a48e-5811ad69eee9":1,"shift_pattern:01a20021-d32f-7902-b890-388a32c925d8":1,"technician:01a20021-d329-745a-b2ad-f3e63bf5b0da":1}','{"elapsed_seconds":0.0,"found_at":0.0,"fraction":0.0,"served":2,"total":2,"travel_seconds":412,"unserved_priority":0}','{"idle_seconds":0,"jobs":2,"load_max":7612,"load_min":7612,"overtime_seconds":0,"served":2,"travel_seconds":412,"travel_share":0.0541,"unassigned":0}',NULL,0,1,1,1772456430000,1772456400000,1772456400000);
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
INSERT INTO "price_book_items" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d325-730c-ba04-a891fdb6bb38','LAB-TUNE','Furnace tune-up','labour','h',149000000,'standard',1,'lab-tune furnace tune-up',1,1772456400000,1772456400000);
INSERT INTO "price_book_items" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d326-75b9-b188-213b3e3f2d20','LAB-HOUR','Labour, an hour','labour','h',118000000,'standard',1,'lab-hour labour, an hour',1,1772456400000,1772456400000);
INSERT INTO "price_book_items" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d326-75f3-8750-66d293e787b4','FILTER','Filter 16 x 25','material','ea',18500000,'standard',1,'filter filter 16 x 25',1,1772456400000,1772456400000);
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
INSERT INTO "shift_patterns" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d32f-7902-b890-388a32c925d8','01a20021-d329-745a-b2ad-f3e63bf5b0da',0,28800,61200,'[]',1,0,'2020-01-01',NULL,1,1772456400000,1772456400000);
INSERT INTO "shift_patterns" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d330-7114-8637-7f1eca0e256f','01a20021-d329-745a-b2ad-f3e63bf5b0da',1,28800,61200,'[]',1,0,'2020-01-01',NULL,1,1772456400000,1772456400000);
INSERT INTO "shift_patterns" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d330-71ea-b094-5a73627251ee','01a20021-d329-745a-b2ad-f3e63bf5b0da',2,28800,61200,'[]',1,0,'2020-01-01',NULL,1,1772456400000,1772456400000);
INSERT INTO "shift_patterns" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d330-75c9-ad43-500b1c68dd8c','01a20021-d329-745a-b2ad-f3e63bf5b0da',3,28800,61200,'[]',1,0,'2020-01-01',NULL,1,1772456400000,1772456400000);
INSERT INTO "shift_patterns" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d331-76ba-b89b-a47151aa48ba','01a20021-d329-745a-b2ad-f3e63bf5b0da',4,28800,61200,'[]',1,0,'2020-01-01',NULL,1,1772456400000,1772456400000);
INSERT INTO "shift_patterns" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d331-7a7b-9f05-3190927bd3df','01a20021-d329-745a-b2ad-f3e63bf5b0da',5,28800,61200,'[]',1,0,'2020-01-01',NULL,1,1772456400000,1772456400000);
INSERT INTO "shift_patterns" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d331-7764-8d52-fcecbc5c3b02','01a20021-d329-745a-b2ad-f3e63bf5b0da',6,28800,61200,'[]',1,0,'2020-01-01',NULL,1,1772456400000,1772456400000);
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
	search_text TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	CONSTRAINT pk_sites PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_sites_place_whole CHECK ((latitude_e6 IS NULL) = (longitude_e6 IS NULL) AND (latitude_e6 IS NULL OR latitude_e6 BETWEEN -90000000 AND 90000000) AND (longitude_e6 IS NULL OR longitude_e6 BETWEEN -180000000 AND 180000000)), 
	CONSTRAINT ck_sites_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_sites_tenant_id_customer_id FOREIGN KEY(tenant_id, customer_id) REFERENCES customers (tenant_id, id)
)
 STRICT

;
INSERT INTO "sites" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d32b-7b6e-85f2-8378c99298fc','01a20021-d323-7f17-84f6-aa6c1ed9310e','Home','12 Elm Street','Rochester','NY','14607',43155000,-77605000,'NY-MONROE','Side door.','','home 12 elm street rochester 14607 14607',1,1772456400000,1772456400000);
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
INSERT INTO "tax_rates" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d327-7e40-a122-86dfaac8583e','Sales tax','NY-MONROE','standard',80000,'2020-01-01',NULL,'test',1,1772456400000,1772456400000);
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
INSERT INTO "technicians" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d329-745a-b2ad-f3e63bf5b0da',1,'01a20021-d315-73a4-bc5d-c126b3ca3b18','Dana Whitfield','+1 585 555 0100',0,'depot','depot','',NULL,NULL,1,1,1772456400000,1772456400000);
CREATE TABLE throttles (
	subject TEXT NOT NULL, 
	failures INTEGER NOT NULL, 
	last_at INTEGER NOT NULL, 
	CONSTRAINT pk_throttles PRIMARY KEY (subject)
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
INSERT INTO "users" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d315-73a4-bc5d-c126b3ca3b18','technician@8d8914b06870.example','Technician','technician','active','$argon2id$v=19$m=19456,t=2,p=1$j0xFThrEK8dM63FG5cMb3A$7w7/p9X8+7W/cT3MtwwlnItpBSHpRzgciAeo5yNOkX8',1,1772456400000,1772456400000);
INSERT INTO "users" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d317-756e-81c3-1e15dab373a2','dispatcher@8d8914b06870.example','Dispatcher','dispatcher','active','$argon2id$v=19$m=19456,t=2,p=1$j0xFThrEK8dM63FG5cMb3A$7w7/p9X8+7W/cT3MtwwlnItpBSHpRzgciAeo5yNOkX8',1,1772456400000,1772456400000);
INSERT INTO "users" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d318-72c2-bcee-55fc4f9d3644','office@8d8914b06870.example','Office','office','active','$argon2id$v=19$m=19456,t=2,p=1$j0xFThrEK8dM63FG5cMb3A$7w7/p9X8+7W/cT3MtwwlnItpBSHpRzgciAeo5yNOkX8',1,1772456400000,1772456400000);
INSERT INTO "users" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d318-712c-a011-76d7ea14c05c','payroll@8d8914b06870.example','Payroll','payroll','active','$argon2id$v=19$m=19456,t=2,p=1$j0xFThrEK8dM63FG5cMb3A$7w7/p9X8+7W/cT3MtwwlnItpBSHpRzgciAeo5yNOkX8',1,1772456400000,1772456400000);
INSERT INTO "users" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d319-74cf-bc41-a9a7175d161a','owner@8d8914b06870.example','Owner','owner','active','$argon2id$v=19$m=19456,t=2,p=1$j0xFThrEK8dM63FG5cMb3A$7w7/p9X8+7W/cT3MtwwlnItpBSHpRzgciAeo5yNOkX8',1,1772456400000,1772456400000);
INSERT INTO "users" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d319-73b6-8ace-c9850e669dcd','auditor@8d8914b06870.example','Auditor','auditor','active','$argon2id$v=19$m=19456,t=2,p=1$j0xFThrEK8dM63FG5cMb3A$7w7/p9X8+7W/cT3MtwwlnItpBSHpRzgciAeo5yNOkX8',1,1772456400000,1772456400000);
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
INSERT INTO "visit_assignments" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d518-74cf-b78c-2872041339c6','01a20021-d510-738f-b5f8-ef80faae1416','01a20021-d329-745a-b2ad-f3e63bf5b0da',1,'lead',1772456606,1772460206,1);
INSERT INTO "visit_assignments" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d520-7d3b-b5da-e577d72734ec','01a20021-d51e-7369-a81b-0eb87c173545','01a20021-d329-745a-b2ad-f3e63bf5b0da',1,'lead',1772460206,1772463806,1);
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
INSERT INTO "visit_transitions" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d513-7b2f-932c-69eeaf295b4e','01a20021-d510-738f-b5f8-ef80faae1416',0,NULL,'scheduled',1772456400000,'test','test');
INSERT INTO "visit_transitions" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d51e-7d5a-bebf-b4984ae6ef5f','01a20021-d51e-7369-a81b-0eb87c173545',0,NULL,'scheduled',1772456400000,'test','test');
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
INSERT INTO "visits" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d510-738f-b5f8-ef80faae1416','01a20021-d33a-7e39-a48e-5811ad69eee9',1,'01a20021-d33e-7ee6-9074-b74b2c462dbc','scheduled',NULL,1772456606000,1772460206000,206,1772456400000,1772488800000,'none',NULL,NULL,NULL,NULL,0,NULL,'',NULL,1,1772456400000,1772456400000);
INSERT INTO "visits" VALUES('01a20021-d2ce-7473-ac74-8d8914b06870','01a20021-d51e-7369-a81b-0eb87c173545','01a20021-d333-7036-96ce-1ffd35a96b4d',1,'01a20021-d33e-7ee6-9074-b74b2c462dbc','scheduled',NULL,1772460206000,1772463806000,0,1772456400000,1772488800000,'none',NULL,NULL,NULL,NULL,0,NULL,'',NULL,1,1772456400000,1772456400000);
CREATE TABLE work_shifts (
	tenant_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	technician_id TEXT NOT NULL, 
	technician_no INTEGER NOT NULL, 
	in_punch_id TEXT NOT NULL, 
	out_punch_id TEXT, 
	starts_at INTEGER NOT NULL, 
	ends_at INTEGER, 
	state TEXT NOT NULL, 
	CONSTRAINT pk_work_shifts PRIMARY KEY (tenant_id, id), 
	CONSTRAINT ck_work_shifts_closed_has_end CHECK ((state = 'closed') = (ends_at IS NOT NULL)), 
	CONSTRAINT ck_work_shifts_state_known CHECK (state IN ('open', 'closed', 'missing_out')), 
	CONSTRAINT ck_work_shifts_in_order CHECK (ends_at IS NULL OR starts_at <= ends_at), 
	CONSTRAINT ck_work_shifts_id_id CHECK (length(id) = 36), 
	CONSTRAINT fk_work_shifts_tenant_id_in_punch_id FOREIGN KEY(tenant_id, in_punch_id) REFERENCES punches (tenant_id, id), 
	CONSTRAINT fk_work_shifts_tenant_id_out_punch_id FOREIGN KEY(tenant_id, out_punch_id) REFERENCES punches (tenant_id, id), 
	CONSTRAINT fk_work_shifts_tenant_id_technician_id FOREIGN KEY(tenant_id, technician_id) REFERENCES technicians (tenant_id, id)
)
 STRICT

;
CREATE INDEX ix_audit_events_tenant_id_object_id ON audit_events (tenant_id, object_id);
CREATE INDEX ix_customers_tenant_id_name ON customers (tenant_id, name);
CREATE INDEX ix_outbox_events_waiting ON outbox_events (next_try_at) WHERE state = 'waiting';
CREATE INDEX ix_tax_rates_tenant_id_jurisdiction_category ON tax_rates (tenant_id, jurisdiction, category);
CREATE INDEX ix_api_tokens_tenant_id_user_id ON api_tokens (tenant_id, user_id);
CREATE INDEX ix_exceptions_tenant_id_state ON exceptions (tenant_id, state);
CREATE INDEX ix_exceptions_tenant_id_subject_id ON exceptions (tenant_id, subject_id);
CREATE INDEX ix_plans_tenant_id_day_status ON plans (tenant_id, day, status);
CREATE UNIQUE INDEX uq_plans_published ON plans (tenant_id, day) WHERE status = 'published';
CREATE UNIQUE INDEX uq_plans_running ON plans (tenant_id, day) WHERE status IN ('queued', 'solving');
CREATE INDEX ix_sign_ins_tenant_id_user_id ON sign_ins (tenant_id, user_id);
CREATE INDEX ix_sites_tenant_id_customer_id ON sites (tenant_id, customer_id);
CREATE INDEX ix_equipment_tenant_id_site_id ON equipment (tenant_id, site_id);
CREATE INDEX ix_punches_tenant_id_technician_id_occurred_at ON punches (tenant_id, technician_id, occurred_at);
CREATE INDEX ix_shift_patterns_tenant_id_technician_id ON shift_patterns (tenant_id, technician_id);
CREATE INDEX ix_time_off_tenant_id_technician_id_starts_at ON time_off (tenant_id, technician_id, starts_at);
CREATE INDEX ix_jobs_tenant_id_customer_id ON jobs (tenant_id, customer_id);
CREATE INDEX ix_jobs_tenant_id_status ON jobs (tenant_id, status);
CREATE INDEX ix_work_shifts_tenant_id_technician_id_starts_at ON work_shifts (tenant_id, technician_id, starts_at);
CREATE UNIQUE INDEX uq_work_shifts_open ON work_shifts (tenant_id, technician_id) WHERE state = 'open';
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
CREATE TRIGGER shift_overlap_insert BEFORE INSERT ON work_shifts WHEN NEW.state = 'closed' AND EXISTS (SELECT 1 FROM work_shifts AS o WHERE o.technician_no = NEW.technician_no AND o.state = 'closed' AND o.starts_at < NEW.ends_at AND NEW.starts_at < o.ends_at AND o.starts_at < o.ends_at AND NEW.starts_at < NEW.ends_at) BEGIN SELECT RAISE(ABORT, 'SHIFT_OVERLAP'); END;
CREATE TRIGGER shift_overlap_update BEFORE UPDATE ON work_shifts WHEN NEW.state = 'closed' AND EXISTS (SELECT 1 FROM work_shifts AS o WHERE o.technician_no = NEW.technician_no AND o.state = 'closed' AND o.starts_at < NEW.ends_at AND NEW.starts_at < o.ends_at AND o.starts_at < o.ends_at AND NEW.starts_at < NEW.ends_at AND o.id <> NEW.id) BEGIN SELECT RAISE(ABORT, 'SHIFT_OVERLAP'); END;
CREATE TRIGGER jobs_lifecycle_update BEFORE UPDATE ON jobs WHEN OLD.status <> NEW.status AND NOT ((OLD.status = 'cancelled' AND NEW.status = 'needs_decision') OR (OLD.status = 'cancelled' AND NEW.status = 'open') OR (OLD.status = 'completed' AND NEW.status = 'needs_decision') OR (OLD.status = 'in_progress' AND NEW.status = 'cancelled') OR (OLD.status = 'in_progress' AND NEW.status = 'completed') OR (OLD.status = 'in_progress' AND NEW.status = 'needs_decision') OR (OLD.status = 'in_progress' AND NEW.status = 'open') OR (OLD.status = 'in_progress' AND NEW.status = 'scheduled') OR (OLD.status = 'needs_decision' AND NEW.status = 'cancelled') OR (OLD.status = 'needs_decision' AND NEW.status = 'completed') OR (OLD.status = 'needs_decision' AND NEW.status = 'in_progress') OR (OLD.status = 'needs_decision' AND NEW.status = 'open') OR (OLD.status = 'needs_decision' AND NEW.status = 'scheduled') OR (OLD.status = 'open' AND NEW.status = 'cancelled') OR (OLD.status = 'open' AND NEW.status = 'completed') OR (OLD.status = 'open' AND NEW.status = 'in_progress') OR (OLD.status = 'open' AND NEW.status = 'needs_decision') OR (OLD.status = 'open' AND NEW.status = 'scheduled') OR (OLD.status = 'scheduled' AND NEW.status = 'cancelled') OR (OLD.status = 'scheduled' AND NEW.status = 'completed') OR (OLD.status = 'scheduled' AND NEW.status = 'in_progress') OR (OLD.status = 'scheduled' AND NEW.status = 'needs_decision') OR (OLD.status = 'scheduled' AND NEW.status = 'open')) BEGIN SELECT RAISE(ABORT, 'TRANSITION_REFUSED jobs'); END;
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
COMMIT;
