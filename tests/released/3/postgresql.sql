--
-- PostgreSQL database dump
--



-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;


--
-- Name: truckroll_audit_events_append_only(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.truckroll_audit_events_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'APPEND_ONLY audit_events' USING ERRCODE = '23514'; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;


--
-- Name: truckroll_certificate_reminders_append_only(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.truckroll_certificate_reminders_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'APPEND_ONLY certificate_reminders' USING ERRCODE = '23514'; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;


--
-- Name: truckroll_invoice_events_append_only(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.truckroll_invoice_events_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'APPEND_ONLY invoice_events' USING ERRCODE = '23514'; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;


--
-- Name: truckroll_invoice_lines_complete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.truckroll_invoice_lines_complete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF EXISTS (SELECT 1 FROM invoices AS i WHERE i.tenant_id = NEW.tenant_id AND i.id = NEW.invoice_id AND i.status = 'posted') THEN RAISE EXCEPTION 'POSTED_IS_FROZEN' USING ERRCODE = '23514'; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;


--
-- Name: truckroll_invoice_lines_frozen(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.truckroll_invoice_lines_frozen() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF EXISTS (SELECT 1 FROM invoices AS i WHERE i.tenant_id = OLD.tenant_id AND i.id = OLD.invoice_id AND i.status = 'posted') THEN RAISE EXCEPTION 'POSTED_IS_FROZEN' USING ERRCODE = '23514'; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;


--
-- Name: truckroll_invoice_taxes_complete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.truckroll_invoice_taxes_complete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF EXISTS (SELECT 1 FROM invoices AS i WHERE i.tenant_id = NEW.tenant_id AND i.id = NEW.invoice_id AND i.status = 'posted') THEN RAISE EXCEPTION 'POSTED_IS_FROZEN' USING ERRCODE = '23514'; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;


--
-- Name: truckroll_invoice_taxes_frozen(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.truckroll_invoice_taxes_frozen() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF EXISTS (SELECT 1 FROM invoices AS i WHERE i.tenant_id = OLD.tenant_id AND i.id = OLD.invoice_id AND i.status = 'posted') THEN RAISE EXCEPTION 'POSTED_IS_FROZEN' USING ERRCODE = '23514'; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;


--
-- Name: truckroll_invoices_posted(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.truckroll_invoices_posted() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF OLD.status = 'posted' THEN RAISE EXCEPTION 'POSTED_IS_FROZEN' USING ERRCODE = '23514'; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;


--
-- Name: truckroll_job_transitions_append_only(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.truckroll_job_transitions_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'APPEND_ONLY job_transitions' USING ERRCODE = '23514'; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;


--
-- Name: truckroll_jobs_lifecycle(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.truckroll_jobs_lifecycle() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF OLD.status <> NEW.status AND NOT ((OLD.status = 'cancelled' AND NEW.status = 'needs_decision') OR (OLD.status = 'cancelled' AND NEW.status = 'open') OR (OLD.status = 'completed' AND NEW.status = 'needs_decision') OR (OLD.status = 'in_progress' AND NEW.status = 'cancelled') OR (OLD.status = 'in_progress' AND NEW.status = 'completed') OR (OLD.status = 'in_progress' AND NEW.status = 'needs_decision') OR (OLD.status = 'in_progress' AND NEW.status = 'open') OR (OLD.status = 'in_progress' AND NEW.status = 'scheduled') OR (OLD.status = 'needs_decision' AND NEW.status = 'cancelled') OR (OLD.status = 'needs_decision' AND NEW.status = 'completed') OR (OLD.status = 'needs_decision' AND NEW.status = 'in_progress') OR (OLD.status = 'needs_decision' AND NEW.status = 'open') OR (OLD.status = 'needs_decision' AND NEW.status = 'scheduled') OR (OLD.status = 'open' AND NEW.status = 'cancelled') OR (OLD.status = 'open' AND NEW.status = 'completed') OR (OLD.status = 'open' AND NEW.status = 'in_progress') OR (OLD.status = 'open' AND NEW.status = 'needs_decision') OR (OLD.status = 'open' AND NEW.status = 'scheduled') OR (OLD.status = 'scheduled' AND NEW.status = 'cancelled') OR (OLD.status = 'scheduled' AND NEW.status = 'completed') OR (OLD.status = 'scheduled' AND NEW.status = 'in_progress') OR (OLD.status = 'scheduled' AND NEW.status = 'needs_decision') OR (OLD.status = 'scheduled' AND NEW.status = 'open')) THEN RAISE EXCEPTION 'TRANSITION_REFUSED jobs' USING ERRCODE = '23514'; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;


--
-- Name: truckroll_punch_edits_append_only(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.truckroll_punch_edits_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'APPEND_ONLY punch_edits' USING ERRCODE = '23514'; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;


--
-- Name: truckroll_punches_append_only(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.truckroll_punches_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'APPEND_ONLY punches' USING ERRCODE = '23514'; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;


--
-- Name: truckroll_visit_facts_append_only(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.truckroll_visit_facts_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'APPEND_ONLY visit_facts' USING ERRCODE = '23514'; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;


--
-- Name: truckroll_visit_transitions_append_only(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.truckroll_visit_transitions_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'APPEND_ONLY visit_transitions' USING ERRCODE = '23514'; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;


--
-- Name: truckroll_visits_lifecycle(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.truckroll_visits_lifecycle() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF OLD.status <> NEW.status AND NOT ((OLD.status = 'cancelled' AND NEW.status = 'done') OR (OLD.status = 'confirmed' AND NEW.status = 'cancelled') OR (OLD.status = 'confirmed' AND NEW.status = 'done') OR (OLD.status = 'confirmed' AND NEW.status = 'en_route') OR (OLD.status = 'confirmed' AND NEW.status = 'scheduled') OR (OLD.status = 'confirmed' AND NEW.status = 'working') OR (OLD.status = 'en_route' AND NEW.status = 'cancelled') OR (OLD.status = 'en_route' AND NEW.status = 'done') OR (OLD.status = 'en_route' AND NEW.status = 'working') OR (OLD.status = 'scheduled' AND NEW.status = 'cancelled') OR (OLD.status = 'scheduled' AND NEW.status = 'confirmed') OR (OLD.status = 'scheduled' AND NEW.status = 'done') OR (OLD.status = 'scheduled' AND NEW.status = 'en_route') OR (OLD.status = 'scheduled' AND NEW.status = 'working') OR (OLD.status = 'working' AND NEW.status = 'cancelled') OR (OLD.status = 'working' AND NEW.status = 'done')) THEN RAISE EXCEPTION 'TRANSITION_REFUSED visits' USING ERRCODE = '23514'; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: agreements; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.agreements (
    tenant_id text NOT NULL,
    id text NOT NULL,
    number bigint NOT NULL,
    customer_id text NOT NULL,
    site_id text,
    job_type_id text,
    name text NOT NULL,
    starts_on text NOT NULL,
    ends_on text,
    interval_months bigint NOT NULL,
    next_due_on text,
    price_minor bigint,
    notes text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT ck_agreements_dates_in_order CHECK (((ends_on IS NULL) OR (starts_on <= ends_on))),
    CONSTRAINT ck_agreements_ends_on_day CHECK ((length(ends_on) = 10)),
    CONSTRAINT ck_agreements_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_agreements_interval_range CHECK (((interval_months >= 1) AND (interval_months <= 120))),
    CONSTRAINT ck_agreements_next_due_on_day CHECK ((length(next_due_on) = 10)),
    CONSTRAINT ck_agreements_price_positive CHECK (((price_minor IS NULL) OR (price_minor >= 0))),
    CONSTRAINT ck_agreements_starts_on_day CHECK ((length(starts_on) = 10))
);

ALTER TABLE ONLY public.agreements FORCE ROW LEVEL SECURITY;


--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


--
-- Name: api_tokens; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.api_tokens (
    tenant_id text NOT NULL,
    id text NOT NULL,
    user_id text NOT NULL,
    label text NOT NULL,
    token_hash text NOT NULL,
    scopes text,
    created_at bigint NOT NULL,
    last_used_at bigint,
    revoked_at bigint,
    CONSTRAINT ck_api_tokens_id_id CHECK ((length(id) = 36))
);

ALTER TABLE ONLY public.api_tokens FORCE ROW LEVEL SECURITY;


--
-- Name: audit_events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_events (
    tenant_id text NOT NULL,
    sequence bigint NOT NULL,
    at bigint NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    object_kind text NOT NULL,
    object_id text NOT NULL,
    facts text NOT NULL,
    request_id text NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL
);

ALTER TABLE ONLY public.audit_events FORCE ROW LEVEL SECURITY;


--
-- Name: audit_heads; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_heads (
    tenant_id text NOT NULL,
    sequence bigint NOT NULL,
    hash text NOT NULL
);

ALTER TABLE ONLY public.audit_heads FORCE ROW LEVEL SECURITY;


--
-- Name: certificate_reminders; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.certificate_reminders (
    tenant_id text NOT NULL,
    id text NOT NULL,
    certification_id text NOT NULL,
    expires_on text NOT NULL,
    days bigint NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT ck_certificate_reminders_expires_on_day CHECK ((length(expires_on) = 10)),
    CONSTRAINT ck_certificate_reminders_id_id CHECK ((length(id) = 36))
);

ALTER TABLE ONLY public.certificate_reminders FORCE ROW LEVEL SECURITY;


--
-- Name: certifications; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.certifications (
    tenant_id text NOT NULL,
    id text NOT NULL,
    technician_id text NOT NULL,
    skill_id text NOT NULL,
    name text NOT NULL,
    number text NOT NULL,
    valid_from text NOT NULL,
    expires_on text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT ck_certifications_dates_in_order CHECK (((expires_on IS NULL) OR (valid_from <= expires_on))),
    CONSTRAINT ck_certifications_expires_on_day CHECK ((length(expires_on) = 10)),
    CONSTRAINT ck_certifications_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_certifications_valid_from_day CHECK ((length(valid_from) = 10))
);

ALTER TABLE ONLY public.certifications FORCE ROW LEVEL SECURITY;


--
-- Name: companies; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.companies (
    id text NOT NULL,
    name text NOT NULL,
    timezone text NOT NULL,
    currency text NOT NULL,
    locale text NOT NULL,
    address text NOT NULL,
    phone text NOT NULL,
    email text NOT NULL,
    tax_number text NOT NULL,
    color text NOT NULL,
    invoice_prefix text NOT NULL,
    payment_days bigint NOT NULL,
    payment_note text NOT NULL,
    invoicing text NOT NULL,
    review_over_minor bigint NOT NULL,
    review_first_invoice bigint NOT NULL,
    tax_jurisdiction text NOT NULL,
    depot_label text NOT NULL,
    depot_latitude_e6 bigint NOT NULL,
    depot_longitude_e6 bigint NOT NULL,
    is_demo bigint NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    office_hours text NOT NULL,
    logo_key text NOT NULL,
    logo_type text NOT NULL,
    set_up bigint NOT NULL,
    week_starts_on bigint NOT NULL,
    CONSTRAINT ck_companies_currency_length CHECK ((length(currency) = 3)),
    CONSTRAINT ck_companies_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_companies_invoicing_known CHECK ((invoicing = ANY (ARRAY['suggest'::text, 'auto'::text]))),
    CONSTRAINT ck_companies_is_demo_flag CHECK ((is_demo = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT ck_companies_review_first_invoice_flag CHECK ((review_first_invoice = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT ck_companies_set_up_flag CHECK ((set_up = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT ck_companies_week_starts_on_weekday CHECK (((week_starts_on >= 0) AND (week_starts_on <= 6)))
);

ALTER TABLE ONLY public.companies FORCE ROW LEVEL SECURITY;


--
-- Name: counters; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.counters (
    tenant_id text NOT NULL,
    name text NOT NULL,
    next bigint NOT NULL
);

ALTER TABLE ONLY public.counters FORCE ROW LEVEL SECURITY;


--
-- Name: customers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.customers (
    tenant_id text NOT NULL,
    id text NOT NULL,
    number bigint NOT NULL,
    name text NOT NULL,
    phone text NOT NULL,
    email text NOT NULL,
    billing_address text NOT NULL,
    tax_exempt bigint NOT NULL,
    exemption_certificate text NOT NULL,
    on_hold bigint NOT NULL,
    notes text NOT NULL,
    search_text text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    exemption_expires_on text,
    purchase_order_required bigint NOT NULL,
    payment_days bigint,
    merged_into_id text,
    CONSTRAINT ck_customers_exemption_expires_on_day CHECK ((length(exemption_expires_on) = 10)),
    CONSTRAINT ck_customers_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_customers_on_hold_flag CHECK ((on_hold = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT ck_customers_payment_days_range CHECK (((payment_days >= 0) AND (payment_days <= 365))),
    CONSTRAINT ck_customers_purchase_order_required_flag CHECK ((purchase_order_required = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT ck_customers_tax_exempt_flag CHECK ((tax_exempt = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);

ALTER TABLE ONLY public.customers FORCE ROW LEVEL SECURITY;


--
-- Name: equipment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.equipment (
    tenant_id text NOT NULL,
    id text NOT NULL,
    site_id text NOT NULL,
    name text NOT NULL,
    maker text NOT NULL,
    model text NOT NULL,
    serial text NOT NULL,
    installed_on text,
    notes text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT ck_equipment_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_equipment_installed_on_day CHECK ((length(installed_on) = 10))
);

ALTER TABLE ONLY public.equipment FORCE ROW LEVEL SECURITY;


--
-- Name: exceptions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.exceptions (
    tenant_id text NOT NULL,
    id text NOT NULL,
    number bigint NOT NULL,
    code text NOT NULL,
    subject_kind text NOT NULL,
    subject_id text NOT NULL,
    sentence text NOT NULL,
    facts text NOT NULL,
    state text NOT NULL,
    resolved_by text,
    resolved_at bigint,
    resolution text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    owner_id text,
    CONSTRAINT ck_exceptions_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_exceptions_state_known CHECK ((state = ANY (ARRAY['open'::text, 'resolved'::text])))
);

ALTER TABLE ONLY public.exceptions FORCE ROW LEVEL SECURITY;


--
-- Name: external_ids; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.external_ids (
    tenant_id text NOT NULL,
    id text NOT NULL,
    kind text NOT NULL,
    source text NOT NULL,
    external_id text NOT NULL,
    row_id text NOT NULL,
    digest text NOT NULL,
    CONSTRAINT ck_external_ids_id_id CHECK ((length(id) = 36))
);

ALTER TABLE ONLY public.external_ids FORCE ROW LEVEL SECURITY;


--
-- Name: geocodes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.geocodes (
    tenant_id text NOT NULL,
    id text NOT NULL,
    provider text NOT NULL,
    query text NOT NULL,
    state text NOT NULL,
    latitude_e6 bigint,
    longitude_e6 bigint,
    label text NOT NULL,
    failure text NOT NULL,
    attempts bigint NOT NULL,
    asked_at bigint NOT NULL,
    CONSTRAINT ck_geocodes_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_geocodes_place_when_found CHECK ((((state = 'found'::text) = (latitude_e6 IS NOT NULL)) AND ((state = 'found'::text) = (longitude_e6 IS NOT NULL)))),
    CONSTRAINT ck_geocodes_state_known CHECK ((state = ANY (ARRAY['found'::text, 'not_found'::text, 'failed'::text])))
);

ALTER TABLE ONLY public.geocodes FORCE ROW LEVEL SECURITY;


--
-- Name: huey_counter; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.huey_counter (
    queue text NOT NULL,
    key text NOT NULL,
    value bigint DEFAULT 0 NOT NULL
);


--
-- Name: huey_kv; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.huey_kv (
    queue text NOT NULL,
    key text NOT NULL,
    value bytea NOT NULL
);


--
-- Name: huey_schedule; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.huey_schedule (
    id bigint NOT NULL,
    queue text NOT NULL,
    data bytea NOT NULL,
    "timestamp" double precision NOT NULL
);


--
-- Name: huey_schedule_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.huey_schedule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: huey_schedule_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.huey_schedule_id_seq OWNED BY public.huey_schedule.id;


--
-- Name: huey_task; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.huey_task (
    id bigint NOT NULL,
    queue text NOT NULL,
    data bytea NOT NULL,
    priority double precision DEFAULT 0.0 NOT NULL
);


--
-- Name: huey_task_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.huey_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: huey_task_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.huey_task_id_seq OWNED BY public.huey_task.id;


--
-- Name: idempotency_records; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.idempotency_records (
    tenant_id text NOT NULL,
    caller_id text NOT NULL,
    key text NOT NULL,
    route text NOT NULL,
    body_hash text NOT NULL,
    status bigint,
    headers text,
    body text,
    created_at bigint NOT NULL
);

ALTER TABLE ONLY public.idempotency_records FORCE ROW LEVEL SECURITY;


--
-- Name: import_runs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.import_runs (
    tenant_id text NOT NULL,
    id text NOT NULL,
    number bigint NOT NULL,
    kind text NOT NULL,
    source text NOT NULL,
    file_name text NOT NULL,
    file_key text NOT NULL,
    mapping text NOT NULL,
    parameters text NOT NULL,
    dry_run bigint NOT NULL,
    state text NOT NULL,
    rows_total bigint NOT NULL,
    rows_done bigint NOT NULL,
    accepted bigint NOT NULL,
    created bigint NOT NULL,
    updated bigint NOT NULL,
    unchanged bigint NOT NULL,
    error_count bigint NOT NULL,
    errors text NOT NULL,
    preview text NOT NULL,
    failure text,
    started_by text,
    attempts bigint NOT NULL,
    fence bigint NOT NULL,
    lease_until bigint,
    finished_at bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT ck_import_runs_dry_run_flag CHECK ((dry_run = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT ck_import_runs_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_import_runs_rows_in_range CHECK (((rows_done >= 0) AND (rows_done <= rows_total))),
    CONSTRAINT ck_import_runs_state_known CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'checked'::text, 'imported'::text, 'refused'::text, 'failed'::text])))
);

ALTER TABLE ONLY public.import_runs FORCE ROW LEVEL SECURITY;


--
-- Name: installation_counters; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.installation_counters (
    name text NOT NULL,
    next bigint NOT NULL
);


--
-- Name: invitations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.invitations (
    tenant_id text NOT NULL,
    id text NOT NULL,
    user_id text NOT NULL,
    token_hash text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint,
    CONSTRAINT ck_invitations_id_id CHECK ((length(id) = 36))
);

ALTER TABLE ONLY public.invitations FORCE ROW LEVEL SECURITY;


--
-- Name: invoice_events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.invoice_events (
    tenant_id text NOT NULL,
    id text NOT NULL,
    invoice_id text NOT NULL,
    kind text NOT NULL,
    at bigint NOT NULL,
    facts text NOT NULL,
    CONSTRAINT ck_invoice_events_id_id CHECK ((length(id) = 36))
);

ALTER TABLE ONLY public.invoice_events FORCE ROW LEVEL SECURITY;


--
-- Name: invoice_lines; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.invoice_lines (
    tenant_id text NOT NULL,
    id text NOT NULL,
    invoice_id text NOT NULL,
    "position" bigint NOT NULL,
    kind text NOT NULL,
    code text NOT NULL,
    description text NOT NULL,
    quantity_e6 bigint NOT NULL,
    unit text NOT NULL,
    unit_price_e6 bigint,
    net_minor bigint NOT NULL,
    tax_category text NOT NULL,
    CONSTRAINT ck_invoice_lines_id_id CHECK ((length(id) = 36))
);

ALTER TABLE ONLY public.invoice_lines FORCE ROW LEVEL SECURITY;


--
-- Name: invoice_series; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.invoice_series (
    tenant_id text NOT NULL,
    name text NOT NULL,
    first bigint NOT NULL,
    next bigint NOT NULL,
    CONSTRAINT ck_invoice_series_in_order CHECK (((first >= 1) AND (next >= first)))
);

ALTER TABLE ONLY public.invoice_series FORCE ROW LEVEL SECURITY;


--
-- Name: invoice_taxes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.invoice_taxes (
    tenant_id text NOT NULL,
    id text NOT NULL,
    invoice_id text NOT NULL,
    "position" bigint NOT NULL,
    name text NOT NULL,
    category text NOT NULL,
    rate_ppm bigint NOT NULL,
    base_minor bigint NOT NULL,
    amount_minor bigint NOT NULL,
    CONSTRAINT ck_invoice_taxes_id_id CHECK ((length(id) = 36))
);

ALTER TABLE ONLY public.invoice_taxes FORCE ROW LEVEL SECURITY;


--
-- Name: invoices; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.invoices (
    tenant_id text NOT NULL,
    id text NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    customer_id text NOT NULL,
    job_id text NOT NULL,
    visit_id text,
    series text NOT NULL,
    series_no bigint,
    number text,
    issued_on text,
    due_on text,
    posted_at bigint,
    currency text NOT NULL,
    net_minor bigint NOT NULL,
    tax_minor bigint NOT NULL,
    total_minor bigint NOT NULL,
    jurisdiction text NOT NULL,
    notes text NOT NULL,
    review_reasons text NOT NULL,
    document text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT ck_invoices_due_on_day CHECK ((length(due_on) = 10)),
    CONSTRAINT ck_invoices_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_invoices_issued_on_day CHECK ((length(issued_on) = 10)),
    CONSTRAINT ck_invoices_kind_known CHECK ((kind = ANY (ARRAY['primary'::text, 'credit_note'::text]))),
    CONSTRAINT ck_invoices_number_when_posted CHECK ((((status = 'posted'::text) = (series_no IS NOT NULL)) AND ((status = 'posted'::text) = (posted_at IS NOT NULL)))),
    CONSTRAINT ck_invoices_status_known CHECK ((status = ANY (ARRAY['draft'::text, 'posted'::text, 'rejected'::text]))),
    CONSTRAINT ck_invoices_total_sums CHECK ((total_minor = (net_minor + tax_minor)))
);

ALTER TABLE ONLY public.invoices FORCE ROW LEVEL SECURITY;


--
-- Name: job_skills; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_skills (
    tenant_id text NOT NULL,
    id text NOT NULL,
    job_id text NOT NULL,
    skill_id text NOT NULL,
    level bigint NOT NULL,
    CONSTRAINT ck_job_skills_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_job_skills_level_range CHECK (((level >= 1) AND (level <= 5)))
);

ALTER TABLE ONLY public.job_skills FORCE ROW LEVEL SECURITY;


--
-- Name: job_transitions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_transitions (
    tenant_id text NOT NULL,
    id text NOT NULL,
    job_id text NOT NULL,
    step bigint NOT NULL,
    from_status text,
    to_status text NOT NULL,
    at bigint NOT NULL,
    actor text NOT NULL,
    request_id text NOT NULL,
    CONSTRAINT ck_job_transitions_id_id CHECK ((length(id) = 36))
);

ALTER TABLE ONLY public.job_transitions FORCE ROW LEVEL SECURITY;


--
-- Name: job_type_lines; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_type_lines (
    tenant_id text NOT NULL,
    id text NOT NULL,
    job_type_id text NOT NULL,
    "position" bigint NOT NULL,
    item_id text NOT NULL,
    quantity_e6 bigint NOT NULL,
    CONSTRAINT ck_job_type_lines_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_job_type_lines_quantity_positive CHECK ((quantity_e6 > 0))
);

ALTER TABLE ONLY public.job_type_lines FORCE ROW LEVEL SECURITY;


--
-- Name: job_type_skills; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_type_skills (
    tenant_id text NOT NULL,
    id text NOT NULL,
    job_type_id text NOT NULL,
    skill_id text NOT NULL,
    level bigint NOT NULL,
    CONSTRAINT ck_job_type_skills_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_job_type_skills_level_range CHECK (((level >= 1) AND (level <= 5)))
);

ALTER TABLE ONLY public.job_type_skills FORCE ROW LEVEL SECURITY;


--
-- Name: job_types; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_types (
    tenant_id text NOT NULL,
    id text NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    duration_seconds bigint NOT NULL,
    setup_seconds bigint NOT NULL,
    labour text NOT NULL,
    labour_item_id text,
    labour_rounding_seconds bigint NOT NULL,
    labour_minimum_seconds bigint NOT NULL,
    checklist text NOT NULL,
    needs_signature bigint NOT NULL,
    needs_photo bigint NOT NULL,
    active bigint NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT ck_job_types_active_flag CHECK ((active = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT ck_job_types_duration_range CHECK (((duration_seconds >= 60) AND (duration_seconds <= 864000))),
    CONSTRAINT ck_job_types_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_job_types_labour_known CHECK ((labour = ANY (ARRAY['timed'::text, 'flat'::text]))),
    CONSTRAINT ck_job_types_needs_photo_flag CHECK ((needs_photo = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT ck_job_types_needs_signature_flag CHECK ((needs_signature = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);

ALTER TABLE ONLY public.job_types FORCE ROW LEVEL SECURITY;


--
-- Name: job_windows; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_windows (
    tenant_id text NOT NULL,
    id text NOT NULL,
    job_id text NOT NULL,
    "position" bigint NOT NULL,
    starts_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    CONSTRAINT ck_job_windows_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_job_windows_in_order CHECK ((starts_at < ends_at))
);

ALTER TABLE ONLY public.job_windows FORCE ROW LEVEL SECURITY;


--
-- Name: jobs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.jobs (
    tenant_id text NOT NULL,
    id text NOT NULL,
    number bigint NOT NULL,
    customer_id text NOT NULL,
    site_id text NOT NULL,
    job_type_id text NOT NULL,
    equipment_id text,
    title text NOT NULL,
    description text NOT NULL,
    priority bigint NOT NULL,
    duration_seconds bigint NOT NULL,
    pinned_technician_id text,
    purchase_order text NOT NULL,
    status text NOT NULL,
    billable bigint NOT NULL,
    held_because text,
    cancelled_because text,
    completed_at bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    bill_to_customer_id text,
    CONSTRAINT ck_jobs_billable_flag CHECK ((billable = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT ck_jobs_duration_range CHECK (((duration_seconds >= 60) AND (duration_seconds <= 864000))),
    CONSTRAINT ck_jobs_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_jobs_priority_range CHECK (((priority >= 0) AND (priority <= 100))),
    CONSTRAINT ck_jobs_status_known CHECK ((status = ANY (ARRAY['open'::text, 'scheduled'::text, 'in_progress'::text, 'completed'::text, 'cancelled'::text, 'needs_decision'::text])))
);

ALTER TABLE ONLY public.jobs FORCE ROW LEVEL SECURITY;


--
-- Name: mail_messages; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mail_messages (
    tenant_id text NOT NULL,
    id text NOT NULL,
    occasion text NOT NULL,
    subject_id text NOT NULL,
    recipient text NOT NULL,
    subject text NOT NULL,
    message_id text NOT NULL,
    created_at bigint NOT NULL,
    state text NOT NULL,
    attempts bigint NOT NULL,
    sent_at bigint,
    failure text,
    CONSTRAINT ck_mail_messages_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_mail_messages_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])))
);

ALTER TABLE ONLY public.mail_messages FORCE ROW LEVEL SECURITY;


--
-- Name: on_call; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.on_call (
    tenant_id text NOT NULL,
    id text NOT NULL,
    technician_id text NOT NULL,
    starts_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    rank bigint NOT NULL,
    note text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT ck_on_call_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_on_call_in_order CHECK ((starts_at < ends_at)),
    CONSTRAINT ck_on_call_rank_range CHECK (((rank >= 1) AND (rank <= 9)))
);

ALTER TABLE ONLY public.on_call FORCE ROW LEVEL SECURITY;


--
-- Name: open_invoices; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.open_invoices (
    tenant_id text NOT NULL,
    id text NOT NULL,
    customer_id text NOT NULL,
    number text NOT NULL,
    issued_on text NOT NULL,
    due_on text NOT NULL,
    currency text NOT NULL,
    total_minor bigint NOT NULL,
    open_minor bigint NOT NULL,
    notes text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT ck_open_invoices_currency_length CHECK ((length(currency) = 3)),
    CONSTRAINT ck_open_invoices_dates_in_order CHECK ((issued_on <= due_on)),
    CONSTRAINT ck_open_invoices_due_on_day CHECK ((length(due_on) = 10)),
    CONSTRAINT ck_open_invoices_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_open_invoices_issued_on_day CHECK ((length(issued_on) = 10)),
    CONSTRAINT ck_open_invoices_open_range CHECK (((open_minor >= 0) AND (open_minor <= total_minor)))
);

ALTER TABLE ONLY public.open_invoices FORCE ROW LEVEL SECURITY;


--
-- Name: outbox_events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outbox_events (
    tenant_id text NOT NULL,
    id text NOT NULL,
    name text NOT NULL,
    subject_id text NOT NULL,
    payload text NOT NULL,
    created_at bigint NOT NULL,
    state text NOT NULL,
    attempts bigint NOT NULL,
    fence bigint NOT NULL,
    next_try_at bigint NOT NULL,
    done_at bigint,
    failure text,
    CONSTRAINT ck_outbox_events_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_outbox_events_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'dead'::text])))
);

ALTER TABLE ONLY public.outbox_events FORCE ROW LEVEL SECURITY;


--
-- Name: plan_routes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plan_routes (
    tenant_id text NOT NULL,
    id text NOT NULL,
    plan_id text NOT NULL,
    technician_id text NOT NULL,
    shift_starts_at bigint NOT NULL,
    shift_ends_at bigint NOT NULL,
    breaks text NOT NULL,
    return_travel_seconds bigint NOT NULL,
    planned_seconds bigint NOT NULL,
    CONSTRAINT ck_plan_routes_id_id CHECK ((length(id) = 36))
);

ALTER TABLE ONLY public.plan_routes FORCE ROW LEVEL SECURITY;


--
-- Name: plan_stops; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plan_stops (
    tenant_id text NOT NULL,
    id text NOT NULL,
    plan_id text NOT NULL,
    technician_id text NOT NULL,
    "position" bigint NOT NULL,
    job_id text NOT NULL,
    visit_id text,
    starts_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    travel_seconds bigint NOT NULL,
    wait_seconds bigint NOT NULL,
    window_starts_at bigint,
    window_ends_at bigint,
    CONSTRAINT ck_plan_stops_id_id CHECK ((length(id) = 36))
);

ALTER TABLE ONLY public.plan_stops FORCE ROW LEVEL SECURITY;


--
-- Name: plan_unassigned; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plan_unassigned (
    tenant_id text NOT NULL,
    id text NOT NULL,
    plan_id text NOT NULL,
    job_id text NOT NULL,
    reasons text NOT NULL,
    CONSTRAINT ck_plan_unassigned_id_id CHECK ((length(id) = 36))
);

ALTER TABLE ONLY public.plan_unassigned FORCE ROW LEVEL SECURITY;


--
-- Name: plans; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans (
    tenant_id text NOT NULL,
    id text NOT NULL,
    day text NOT NULL,
    status text NOT NULL,
    requested_by text,
    created_at bigint NOT NULL,
    seconds bigint NOT NULL,
    iterations bigint,
    seed bigint NOT NULL,
    engine text NOT NULL,
    engine_version text NOT NULL,
    input_hash text,
    input_versions text,
    progress text,
    kpis text,
    failure text,
    stop_requested bigint NOT NULL,
    attempts bigint NOT NULL,
    fence bigint NOT NULL,
    lease_until bigint,
    finished_at bigint,
    published_at bigint,
    CONSTRAINT ck_plans_day_day CHECK ((length(day) = 10)),
    CONSTRAINT ck_plans_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_plans_status_known CHECK ((status = ANY (ARRAY['queued'::text, 'solving'::text, 'proposed'::text, 'published'::text, 'failed'::text, 'stale'::text, 'superseded'::text]))),
    CONSTRAINT ck_plans_stop_requested_flag CHECK ((stop_requested = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);

ALTER TABLE ONLY public.plans FORCE ROW LEVEL SECURITY;


--
-- Name: price_book_items; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.price_book_items (
    tenant_id text NOT NULL,
    id text NOT NULL,
    code text NOT NULL,
    description text NOT NULL,
    kind text NOT NULL,
    unit text NOT NULL,
    unit_price_e6 bigint,
    tax_category text NOT NULL,
    active bigint NOT NULL,
    search_text text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT ck_price_book_items_active_flag CHECK ((active = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT ck_price_book_items_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_price_book_items_kind_known CHECK ((kind = ANY (ARRAY['labour'::text, 'material'::text, 'fee'::text]))),
    CONSTRAINT ck_price_book_items_price_positive CHECK (((unit_price_e6 IS NULL) OR (unit_price_e6 >= 0)))
);

ALTER TABLE ONLY public.price_book_items FORCE ROW LEVEL SECURITY;


--
-- Name: punch_edits; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.punch_edits (
    tenant_id text NOT NULL,
    id text NOT NULL,
    technician_id text NOT NULL,
    "position" bigint NOT NULL,
    punch_id text,
    edit_id text,
    action text NOT NULL,
    kind text NOT NULL,
    occurred_at bigint,
    timezone text NOT NULL,
    reason text NOT NULL,
    user_id text NOT NULL,
    made_at bigint NOT NULL,
    CONSTRAINT ck_punch_edits_action_known CHECK ((action = ANY (ARRAY['move'::text, 'strike'::text, 'add'::text]))),
    CONSTRAINT ck_punch_edits_edits_something CHECK (((action = 'add'::text) OR (punch_id IS NOT NULL) OR (edit_id IS NOT NULL))),
    CONSTRAINT ck_punch_edits_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_punch_edits_kind_known CHECK ((kind = ANY (ARRAY['in'::text, 'out'::text]))),
    CONSTRAINT ck_punch_edits_time_when_it_has_one CHECK (((action = 'strike'::text) = (occurred_at IS NULL)))
);

ALTER TABLE ONLY public.punch_edits FORCE ROW LEVEL SECURITY;


--
-- Name: punches; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.punches (
    tenant_id text NOT NULL,
    id text NOT NULL,
    technician_id text NOT NULL,
    kind text NOT NULL,
    occurred_at bigint NOT NULL,
    timezone text NOT NULL,
    received_at bigint NOT NULL,
    CONSTRAINT ck_punches_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_punches_kind_known CHECK ((kind = ANY (ARRAY['in'::text, 'out'::text])))
);

ALTER TABLE ONLY public.punches FORCE ROW LEVEL SECURITY;


--
-- Name: set_up_links; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.set_up_links (
    token_hash text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint
);


--
-- Name: shift_exceptions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.shift_exceptions (
    tenant_id text NOT NULL,
    id text NOT NULL,
    technician_id text NOT NULL,
    day text NOT NULL,
    kind text NOT NULL,
    starts_second bigint,
    ends_second bigint,
    breaks text NOT NULL,
    reason text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT ck_shift_exceptions_day_day CHECK ((length(day) = 10)),
    CONSTRAINT ck_shift_exceptions_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_shift_exceptions_kind_known CHECK ((kind = ANY (ARRAY['off'::text, 'replace'::text]))),
    CONSTRAINT ck_shift_exceptions_seconds_in_order CHECK (((kind = 'off'::text) OR (starts_second < ends_second)))
);

ALTER TABLE ONLY public.shift_exceptions FORCE ROW LEVEL SECURITY;


--
-- Name: shift_patterns; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.shift_patterns (
    tenant_id text NOT NULL,
    id text NOT NULL,
    technician_id text NOT NULL,
    weekday bigint NOT NULL,
    starts_second bigint NOT NULL,
    ends_second bigint NOT NULL,
    breaks text NOT NULL,
    rota_weeks bigint NOT NULL,
    rota_week bigint NOT NULL,
    valid_from text NOT NULL,
    valid_to text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT ck_shift_patterns_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_shift_patterns_rota_range CHECK (((rota_weeks >= 1) AND ((rota_week >= 0) AND (rota_week <= (rota_weeks - 1))))),
    CONSTRAINT ck_shift_patterns_seconds_in_order CHECK (((starts_second < ends_second) AND (ends_second <= 172800))),
    CONSTRAINT ck_shift_patterns_valid_from_day CHECK ((length(valid_from) = 10)),
    CONSTRAINT ck_shift_patterns_valid_to_day CHECK ((length(valid_to) = 10)),
    CONSTRAINT ck_shift_patterns_weekday_range CHECK (((weekday >= 0) AND (weekday <= 6)))
);

ALTER TABLE ONLY public.shift_patterns FORCE ROW LEVEL SECURITY;


--
-- Name: sign_ins; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_ins (
    tenant_id text NOT NULL,
    id text NOT NULL,
    user_id text NOT NULL,
    token_hash text NOT NULL,
    csrf_token text NOT NULL,
    user_agent text NOT NULL,
    address text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    revoked_at bigint,
    CONSTRAINT ck_sign_ins_id_id CHECK ((length(id) = 36))
);

ALTER TABLE ONLY public.sign_ins FORCE ROW LEVEL SECURITY;


--
-- Name: sites; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sites (
    tenant_id text NOT NULL,
    id text NOT NULL,
    customer_id text NOT NULL,
    label text NOT NULL,
    address text NOT NULL,
    city text NOT NULL,
    region text NOT NULL,
    postcode text NOT NULL,
    latitude_e6 bigint,
    longitude_e6 bigint,
    tax_jurisdiction text NOT NULL,
    access_notes text NOT NULL,
    phone text NOT NULL,
    search_text text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    bill_to_customer_id text,
    located_by text NOT NULL,
    located_at bigint,
    CONSTRAINT ck_sites_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_sites_located_by_known CHECK ((located_by = ANY (ARRAY[''::text, 'hand'::text, 'import'::text, 'geocoder'::text]))),
    CONSTRAINT ck_sites_place_whole CHECK ((((latitude_e6 IS NULL) = (longitude_e6 IS NULL)) AND ((latitude_e6 IS NULL) OR ((latitude_e6 >= '-90000000'::integer) AND (latitude_e6 <= 90000000))) AND ((longitude_e6 IS NULL) OR ((longitude_e6 >= '-180000000'::integer) AND (longitude_e6 <= 180000000)))))
);

ALTER TABLE ONLY public.sites FORCE ROW LEVEL SECURITY;


--
-- Name: skills; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.skills (
    tenant_id text NOT NULL,
    id text NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    needs_certificate bigint NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT ck_skills_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_skills_needs_certificate_flag CHECK ((needs_certificate = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);

ALTER TABLE ONLY public.skills FORCE ROW LEVEL SECURITY;


--
-- Name: tax_rates; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tax_rates (
    tenant_id text NOT NULL,
    id text NOT NULL,
    name text NOT NULL,
    jurisdiction text NOT NULL,
    category text NOT NULL,
    rate_ppm bigint NOT NULL,
    valid_from text NOT NULL,
    valid_to text,
    source text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT ck_tax_rates_dates_in_order CHECK (((valid_to IS NULL) OR (valid_from <= valid_to))),
    CONSTRAINT ck_tax_rates_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_tax_rates_rate_range CHECK (((rate_ppm >= 0) AND (rate_ppm <= 1000000))),
    CONSTRAINT ck_tax_rates_valid_from_day CHECK ((length(valid_from) = 10)),
    CONSTRAINT ck_tax_rates_valid_to_day CHECK ((length(valid_to) = 10))
);

ALTER TABLE ONLY public.tax_rates FORCE ROW LEVEL SECURITY;


--
-- Name: technician_skills; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.technician_skills (
    tenant_id text NOT NULL,
    id text NOT NULL,
    technician_id text NOT NULL,
    skill_id text NOT NULL,
    level bigint NOT NULL,
    CONSTRAINT ck_technician_skills_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_technician_skills_level_range CHECK (((level >= 1) AND (level <= 5)))
);

ALTER TABLE ONLY public.technician_skills FORCE ROW LEVEL SECURITY;


--
-- Name: technicians; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.technicians (
    tenant_id text NOT NULL,
    id text NOT NULL,
    technician_no bigint NOT NULL,
    user_id text,
    name text NOT NULL,
    phone text NOT NULL,
    color_index bigint NOT NULL,
    starts_from text NOT NULL,
    ends_at text NOT NULL,
    home_label text NOT NULL,
    home_latitude_e6 bigint,
    home_longitude_e6 bigint,
    active bigint NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT ck_technicians_active_flag CHECK ((active = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT ck_technicians_ends_at_known CHECK ((ends_at = ANY (ARRAY['home'::text, 'depot'::text, 'anywhere'::text]))),
    CONSTRAINT ck_technicians_home_known CHECK ((((starts_from <> 'home'::text) AND (ends_at <> 'home'::text)) OR (home_latitude_e6 IS NOT NULL))),
    CONSTRAINT ck_technicians_home_whole CHECK (((home_latitude_e6 IS NULL) = (home_longitude_e6 IS NULL))),
    CONSTRAINT ck_technicians_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_technicians_starts_from_known CHECK ((starts_from = ANY (ARRAY['home'::text, 'depot'::text])))
);

ALTER TABLE ONLY public.technicians FORCE ROW LEVEL SECURITY;


--
-- Name: territories; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.territories (
    tenant_id text NOT NULL,
    id text NOT NULL,
    name text NOT NULL,
    rule text NOT NULL,
    price_seconds bigint,
    color_index bigint NOT NULL,
    area text NOT NULL,
    postcodes text NOT NULL,
    active bigint NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT ck_territories_active_flag CHECK ((active = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT ck_territories_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_territories_price_range CHECK (((price_seconds >= 1) AND (price_seconds <= 86400))),
    CONSTRAINT ck_territories_price_when_priced CHECK (((rule = 'hard'::text) = (price_seconds IS NULL))),
    CONSTRAINT ck_territories_rule_known CHECK ((rule = ANY (ARRAY['hard'::text, 'priced'::text])))
);

ALTER TABLE ONLY public.territories FORCE ROW LEVEL SECURITY;


--
-- Name: territory_technicians; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.territory_technicians (
    tenant_id text NOT NULL,
    id text NOT NULL,
    territory_id text NOT NULL,
    technician_id text NOT NULL,
    CONSTRAINT ck_territory_technicians_id_id CHECK ((length(id) = 36))
);

ALTER TABLE ONLY public.territory_technicians FORCE ROW LEVEL SECURITY;


--
-- Name: throttles; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.throttles (
    subject text NOT NULL,
    failures bigint NOT NULL,
    last_at bigint NOT NULL
);


--
-- Name: time_approvals; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.time_approvals (
    tenant_id text NOT NULL,
    id text NOT NULL,
    technician_id text NOT NULL,
    day text NOT NULL,
    starts_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    seconds bigint NOT NULL,
    digest text NOT NULL,
    approved_by text NOT NULL,
    approved_at bigint NOT NULL,
    withdrawn_by text,
    withdrawn_at bigint,
    withdrawn_because text,
    CONSTRAINT ck_time_approvals_day_day CHECK ((length(day) = 10)),
    CONSTRAINT ck_time_approvals_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_time_approvals_withdrawn_because CHECK (((withdrawn_at IS NULL) = (withdrawn_because IS NULL)))
);

ALTER TABLE ONLY public.time_approvals FORCE ROW LEVEL SECURITY;


--
-- Name: time_entries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.time_entries (
    tenant_id text NOT NULL,
    id text NOT NULL,
    technician_id text NOT NULL,
    visit_id text NOT NULL,
    kind text NOT NULL,
    starts_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    CONSTRAINT ck_time_entries_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_time_entries_in_order CHECK ((starts_at <= ends_at)),
    CONSTRAINT ck_time_entries_kind_known CHECK ((kind = ANY (ARRAY['travel'::text, 'work'::text, 'break'::text, 'wait'::text])))
);

ALTER TABLE ONLY public.time_entries FORCE ROW LEVEL SECURITY;


--
-- Name: time_off; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.time_off (
    tenant_id text NOT NULL,
    id text NOT NULL,
    technician_id text NOT NULL,
    starts_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    reason text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT ck_time_off_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_time_off_in_order CHECK ((starts_at < ends_at))
);

ALTER TABLE ONLY public.time_off FORCE ROW LEVEL SECURITY;


--
-- Name: users; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.users (
    tenant_id text NOT NULL,
    id text NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    state text NOT NULL,
    password_hash text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT ck_users_email_lower CHECK ((email = lower(email))),
    CONSTRAINT ck_users_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_users_role_known CHECK ((role = ANY (ARRAY['technician'::text, 'dispatcher'::text, 'office'::text, 'payroll'::text, 'owner'::text, 'auditor'::text]))),
    CONSTRAINT ck_users_state_known CHECK ((state = ANY (ARRAY['invited'::text, 'active'::text, 'suspended'::text])))
);

ALTER TABLE ONLY public.users FORCE ROW LEVEL SECURITY;


--
-- Name: visit_assignments; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.visit_assignments (
    tenant_id text NOT NULL,
    id text NOT NULL,
    visit_id text NOT NULL,
    technician_id text NOT NULL,
    technician_no bigint NOT NULL,
    role text NOT NULL,
    starts bigint NOT NULL,
    ends bigint NOT NULL,
    live bigint NOT NULL,
    booked int8range GENERATED ALWAYS AS (
CASE
    WHEN (live = 1) THEN int8range(((technician_no * '17179869184'::bigint) + starts), ((technician_no * '17179869184'::bigint) + ends))
    ELSE NULL::int8range
END) STORED,
    CONSTRAINT ck_visit_assignments_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_visit_assignments_in_order CHECK ((starts < ends)),
    CONSTRAINT ck_visit_assignments_live_flag CHECK ((live = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT ck_visit_assignments_role_known CHECK ((role = ANY (ARRAY['lead'::text, 'helper'::text])))
);

ALTER TABLE ONLY public.visit_assignments FORCE ROW LEVEL SECURITY;


--
-- Name: visit_facts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.visit_facts (
    tenant_id text NOT NULL,
    id text NOT NULL,
    visit_id text NOT NULL,
    technician_id text NOT NULL,
    kind text NOT NULL,
    occurred_at bigint NOT NULL,
    timezone text NOT NULL,
    received_at bigint NOT NULL,
    flags text NOT NULL,
    payload text NOT NULL,
    CONSTRAINT ck_visit_facts_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_visit_facts_kind_known CHECK ((kind = ANY (ARRAY['travel'::text, 'arrive'::text, 'start'::text, 'pause'::text, 'resume'::text, 'complete'::text])))
);

ALTER TABLE ONLY public.visit_facts FORCE ROW LEVEL SECURITY;


--
-- Name: visit_lines; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.visit_lines (
    tenant_id text NOT NULL,
    id text NOT NULL,
    visit_id text NOT NULL,
    "position" bigint NOT NULL,
    code text NOT NULL,
    quantity_e6 bigint NOT NULL,
    CONSTRAINT ck_visit_lines_id_id CHECK ((length(id) = 36))
);

ALTER TABLE ONLY public.visit_lines FORCE ROW LEVEL SECURITY;


--
-- Name: visit_transitions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.visit_transitions (
    tenant_id text NOT NULL,
    id text NOT NULL,
    visit_id text NOT NULL,
    step bigint NOT NULL,
    from_status text,
    to_status text NOT NULL,
    at bigint NOT NULL,
    actor text NOT NULL,
    request_id text NOT NULL,
    CONSTRAINT ck_visit_transitions_id_id CHECK ((length(id) = 36))
);

ALTER TABLE ONLY public.visit_transitions FORCE ROW LEVEL SECURITY;


--
-- Name: visits; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.visits (
    tenant_id text NOT NULL,
    id text NOT NULL,
    job_id text NOT NULL,
    sequence bigint NOT NULL,
    plan_id text,
    status text NOT NULL,
    outcome text,
    starts_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    travel_seconds bigint NOT NULL,
    window_starts_at bigint,
    window_ends_at bigint,
    pinned text NOT NULL,
    travel_started_at bigint,
    arrived_at bigint,
    started_at bigint,
    paused_at bigint,
    paused_seconds bigint NOT NULL,
    completed_at bigint,
    notes text NOT NULL,
    cancelled_because text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT ck_visits_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_visits_in_order CHECK ((starts_at < ends_at)),
    CONSTRAINT ck_visits_outcome_known CHECK ((outcome = ANY (ARRAY['completed'::text, 'could_not_complete'::text, 'no_show'::text]))),
    CONSTRAINT ck_visits_pinned_known CHECK ((pinned = ANY (ARRAY['none'::text, 'technician'::text, 'time'::text, 'both'::text]))),
    CONSTRAINT ck_visits_seconds_positive CHECK (((travel_seconds >= 0) AND (paused_seconds >= 0))),
    CONSTRAINT ck_visits_status_known CHECK ((status = ANY (ARRAY['scheduled'::text, 'confirmed'::text, 'en_route'::text, 'working'::text, 'done'::text, 'cancelled'::text])))
);

ALTER TABLE ONLY public.visits FORCE ROW LEVEL SECURITY;


--
-- Name: work_shifts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.work_shifts (
    tenant_id text NOT NULL,
    id text NOT NULL,
    technician_id text NOT NULL,
    technician_no bigint NOT NULL,
    in_punch_id text,
    out_punch_id text,
    starts_at bigint NOT NULL,
    ends_at bigint,
    state text NOT NULL,
    booked int8range GENERATED ALWAYS AS (
CASE
    WHEN (state = 'closed'::text) THEN int8range(((technician_no * '17592186044416'::bigint) + starts_at), ((technician_no * '17592186044416'::bigint) + ends_at))
    ELSE NULL::int8range
END) STORED,
    in_edit_id text,
    out_edit_id text,
    CONSTRAINT ck_work_shifts_begun_by_something CHECK (((in_punch_id IS NOT NULL) OR (in_edit_id IS NOT NULL))),
    CONSTRAINT ck_work_shifts_closed_has_end CHECK (((state = 'closed'::text) = (ends_at IS NOT NULL))),
    CONSTRAINT ck_work_shifts_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_work_shifts_in_order CHECK (((ends_at IS NULL) OR (starts_at <= ends_at))),
    CONSTRAINT ck_work_shifts_state_known CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'missing_out'::text])))
);

ALTER TABLE ONLY public.work_shifts FORCE ROW LEVEL SECURITY;


--
-- Name: huey_schedule id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.huey_schedule ALTER COLUMN id SET DEFAULT nextval('public.huey_schedule_id_seq'::regclass);


--
-- Name: huey_task id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.huey_task ALTER COLUMN id SET DEFAULT nextval('public.huey_task_id_seq'::regclass);


--
-- Data for Name: agreements; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.agreements VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-61ac-7ce8-b2b9-447d4cd1e026', 1, '01a200c7-6138-7f7e-b89c-d349bc80cb8e', NULL, NULL, 'Yearly tune-up', '2026-01-01', NULL, 12, NULL, NULL, '', 1, 1772456400000, 1772456400000);


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('0002_ground');


--
-- Data for Name: api_tokens; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.api_tokens VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-6221-753a-9d75-24e0afc2848e', '01a200c7-5664-7aa3-84f9-292588d2f1b6', 'test', 'e3686a72b212de1f0b885d3817ebb76e333240e2b499f854393b1470a1a152bf', NULL, 1772456400000, NULL, NULL);


--
-- Data for Name: audit_events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 1, 1772456400000, 'command line', 'company.create', 'company', '01a200c7-5634-7bd6-aec6-2a301c4093c4', '{"name":"Released Heating"}', 'company.create', '0000000000000000000000000000000000000000000000000000000000000000', 'f22da0386a6da0063618b01081bbe4ea9ce86b77f854f92fa616d0de4874922b');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 2, 1772456400000, 'command line', 'user.create', 'user', '01a200c7-5664-7aa3-84f9-292588d2f1b6', '{"role":"technician"}', 'company.create', 'f22da0386a6da0063618b01081bbe4ea9ce86b77f854f92fa616d0de4874922b', '6dce7fd760c6e5cf3b102144ef32322b80af733a544e1c25cbe7a4f61b9b766e');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 3, 1772456400000, 'command line', 'user.create', 'user', '01a200c7-5667-79cf-8834-7b985b31aaad', '{"role":"dispatcher"}', 'company.create', '6dce7fd760c6e5cf3b102144ef32322b80af733a544e1c25cbe7a4f61b9b766e', '6edff1b2e56dd9f351eb26a3610671fc54c1355dee4d2cb6e72afedc470bca51');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 4, 1772456400000, 'command line', 'user.create', 'user', '01a200c7-5670-7cab-8d33-bb8d38afaec8', '{"role":"office"}', 'company.create', '6edff1b2e56dd9f351eb26a3610671fc54c1355dee4d2cb6e72afedc470bca51', '0bfbc6b2526ca18bf62dc33cc2af289d598c62723558fc90c23e8f30359423a5');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 5, 1772456400000, 'command line', 'user.create', 'user', '01a200c7-567c-7f91-a07e-c673a220e845', '{"role":"payroll"}', 'company.create', '0bfbc6b2526ca18bf62dc33cc2af289d598c62723558fc90c23e8f30359423a5', '804ed6031a0c1acbc4b87e0185f1f0e89c7fdd97cc5bce642d1e7659bca3727c');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 6, 1772456400000, 'command line', 'user.create', 'user', '01a200c7-5684-7d99-8ee6-c6ccae6207d5', '{"role":"owner"}', 'company.create', '804ed6031a0c1acbc4b87e0185f1f0e89c7fdd97cc5bce642d1e7659bca3727c', '44796cdf7a74271ffc1c42eea57ed5068464b0dcdb23007d20a23b0a9d803860');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 7, 1772456400000, 'command line', 'user.create', 'user', '01a200c7-568a-7f3c-8672-e585b2369aeb', '{"role":"auditor"}', 'company.create', '44796cdf7a74271ffc1c42eea57ed5068464b0dcdb23007d20a23b0a9d803860', '3426c49edb560207d4a7cdd01e832da8937229fccee2461fba9f135fb30b175e');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 8, 1772456400000, 'test', 'plan.request', 'plan', '01a200c7-5790-71e5-ad11-7b0c11c60837', '{"day":"2026-03-02","seed":1}', 'test', '3426c49edb560207d4a7cdd01e832da8937229fccee2461fba9f135fb30b175e', '145f3871cfc1a436dc8ca3d5456d2565e4241c2344027c7c1a1be294bb520aab');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 9, 1772456400000, 'worker', 'plan.propose', 'plan', '01a200c7-5790-71e5-ad11-7b0c11c60837', '{"input_hash":"cc586e369b777391a0abe08a8af9f59789a1c6e6d3e211976d6877260a17f804"}', 'plan:01a200c7-5790-71e5-ad11-7b0c11c60837', '145f3871cfc1a436dc8ca3d5456d2565e4241c2344027c7c1a1be294bb520aab', '0b9cdf863f7facce9d94aea036be90a314f7ccec2bb95a2ada017eaae2b8c636');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 10, 1772456400000, 'test', 'plan.publish', 'plan', '01a200c7-5790-71e5-ad11-7b0c11c60837', '{"day":"2026-03-02"}', 'test', '0b9cdf863f7facce9d94aea036be90a314f7ccec2bb95a2ada017eaae2b8c636', 'e203a74519686e383b8f04ae0f470160a1d197572a229885c1304af8a108de70');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 11, 1772456400000, 'test', 'import.request', 'import', '01a200c7-6117-74bb-8b3b-fba1d99e1962', '{"dry_run":false,"file":"05a1c92adfc0bcdd263801a01c74c3090e19f5241832e8ac805ee4b64f68cfe0","number":1,"of":"customers"}', 'test', 'e203a74519686e383b8f04ae0f470160a1d197572a229885c1304af8a108de70', '607e2cbfdd7e855e72b9ec18dd94f2657eae6d6ab91bf54665a627152ea54223');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 12, 1772456400000, 'user:01a200c7-5684-7d99-8ee6-c6ccae6207d5', 'customer.create', 'customer', '01a200c7-6138-7f7e-b89c-d349bc80cb8e', '{"import_run":"01a200c7-6117-74bb-8b3b-fba1d99e1962","number":2}', 'import:01a200c7-6117-74bb-8b3b-fba1d99e1962', '607e2cbfdd7e855e72b9ec18dd94f2657eae6d6ab91bf54665a627152ea54223', 'c6effe8d70470fb04de01362749da04953f49d28bd2822ccd78fcf52972e5008');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 13, 1772456400000, 'user:01a200c7-5684-7d99-8ee6-c6ccae6207d5', 'import.imported', 'import', '01a200c7-6117-74bb-8b3b-fba1d99e1962', '{"created":1,"number":1,"unchanged":0,"updated":0}', 'import:01a200c7-6117-74bb-8b3b-fba1d99e1962', 'c6effe8d70470fb04de01362749da04953f49d28bd2822ccd78fcf52972e5008', '685e7e5ab96092f1af64439990c4675f8dd75515528983120d91b71e2ca0d2a5');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 14, 1772456400000, 'test', 'import.request', 'import', '01a200c7-6162-7e25-891e-7a49e48c4687', '{"dry_run":false,"file":"ea3abf8e985646fc01fc5b3691155ff56870b589e2db13b2a80d2145b11ffd52","number":2,"of":"open-invoices"}', 'test', '685e7e5ab96092f1af64439990c4675f8dd75515528983120d91b71e2ca0d2a5', '820fb4f22f6fd6bb1b1925130e72d0aea8e7e78964309b93864d65c6fc15913a');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 15, 1772456400000, 'user:01a200c7-5684-7d99-8ee6-c6ccae6207d5', 'open_invoice.create', 'open_invoice', '01a200c7-6189-7147-91ba-a23fdbf586d9', '{"import_run":"01a200c7-6162-7e25-891e-7a49e48c4687","number":"881","open_minor":2000}', 'import:01a200c7-6162-7e25-891e-7a49e48c4687', '820fb4f22f6fd6bb1b1925130e72d0aea8e7e78964309b93864d65c6fc15913a', '9bde3320acf5e57264448c91b2a071c3875f67116c17b6cb0895442bd45282b8');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 16, 1772456400000, 'user:01a200c7-5684-7d99-8ee6-c6ccae6207d5', 'import.imported', 'import', '01a200c7-6162-7e25-891e-7a49e48c4687', '{"created":1,"number":2,"unchanged":0,"updated":0}', 'import:01a200c7-6162-7e25-891e-7a49e48c4687', '9bde3320acf5e57264448c91b2a071c3875f67116c17b6cb0895442bd45282b8', '2767661abcfcadf213e6be209e2c9766926a45c07a34244278770704937e57dc');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 17, 1772456400000, 'test', 'import.request', 'import', '01a200c7-61a0-7a9a-af09-9f6c5d6c3ee5', '{"dry_run":false,"file":"b318786429a7fdb08de3dca86b1a2b48ec39031aa14fae44b447ee6cf2866101","number":3,"of":"agreements"}', 'test', '2767661abcfcadf213e6be209e2c9766926a45c07a34244278770704937e57dc', '8953018fbffd7003f25787e1e39e1d94eb2518c5af73cad392e1d466d1094168');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 18, 1772456400000, 'user:01a200c7-5684-7d99-8ee6-c6ccae6207d5', 'agreement.create', 'agreement', '01a200c7-61ac-7ce8-b2b9-447d4cd1e026', '{"import_run":"01a200c7-61a0-7a9a-af09-9f6c5d6c3ee5","number":1}', 'import:01a200c7-61a0-7a9a-af09-9f6c5d6c3ee5', '8953018fbffd7003f25787e1e39e1d94eb2518c5af73cad392e1d466d1094168', '6eb467ad37741faf725657bd16142481164bc4a65feb197f7b5a4d96befa6752');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 19, 1772456400000, 'user:01a200c7-5684-7d99-8ee6-c6ccae6207d5', 'import.imported', 'import', '01a200c7-61a0-7a9a-af09-9f6c5d6c3ee5', '{"created":1,"number":3,"unchanged":0,"updated":0}', 'import:01a200c7-61a0-7a9a-af09-9f6c5d6c3ee5', '6eb467ad37741faf725657bd16142481164bc4a65feb197f7b5a4d96befa6752', 'f937e619427d982f31893a24667c59cc294ca9dd5a6726fb90548522a5dd9fbf');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 20, 1772456400000, 'test', 'territory.create', 'territory', '01a200c7-61c4-74bf-8659-6d2543d7da55', '{"rule":"priced"}', 'test', 'f937e619427d982f31893a24667c59cc294ca9dd5a6726fb90548522a5dd9fbf', 'e483dcb6303301fccf6241575f56db78f4d9a2dd8f21d0f2bfaa23dba7c25ebd');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 21, 1772456400000, 'test', 'on_call.create', 'on_call', '01a200c7-61d5-706d-9c14-c5aac0e3d6a9', '{"ends_at":"2026-03-03T04:00:00+00:00","rank":1,"starts_at":"2026-03-02T23:00:00+00:00","technician_id":"01a200c7-56ec-7b3d-9a67-b9a535be1718"}', 'test', 'e483dcb6303301fccf6241575f56db78f4d9a2dd8f21d0f2bfaa23dba7c25ebd', 'c8b1bfa27bf72ee922d04b21b7d29203484b880cc1199c14df737c19a6ac7ac6');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 22, 1772456400000, 'test', 'clock.in', 'punch', '01a200c7-61d8-7733-ad8a-ecc8ab1d56c3', '{"flags":[],"technician_id":"01a200c7-56ec-7b3d-9a67-b9a535be1718"}', 'test', 'c8b1bfa27bf72ee922d04b21b7d29203484b880cc1199c14df737c19a6ac7ac6', '25c8c8d0fd0ff81c06985522e5bdfe599be247a1d73090e566b125e0350e9d40');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 23, 1772456400000, 'test', 'clock.add', 'punch_edit', '01a200c7-61f7-7382-acdc-a081b0ff4a90', '{"clocked":"out","edit_id":null,"occurred_at":"2026-02-27T17:00:00+00:00","punch_id":null,"reason":"forgot to clock out","technician_id":"01a200c7-56ec-7b3d-9a67-b9a535be1718"}', 'test', '25c8c8d0fd0ff81c06985522e5bdfe599be247a1d73090e566b125e0350e9d40', '4e590adb97436bc856abac48f5579ea720fc6cd386e17f56aaeb3b562a561727');
INSERT INTO public.audit_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 24, 1772456400000, 'test', 'token.create', 'token', '01a200c7-6221-753a-9d75-24e0afc2848e', '{"label":"test","scopes":null}', 'test', '4e590adb97436bc856abac48f5579ea720fc6cd386e17f56aaeb3b562a561727', 'b383141babbec571447ef87fe10844c0b1c123b24d13f9853fae8ddd0e8a1275');


--
-- Data for Name: audit_heads; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_heads VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 24, 'b383141babbec571447ef87fe10844c0b1c123b24d13f9853fae8ddd0e8a1275');


--
-- Data for Name: certificate_reminders; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: certifications; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: companies; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.companies VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 'Released Heating', 'America/New_York', 'USD', 'en-US', '', '', '', '', '#1f5fbf', 'INV-', 14, '', 'auto', 500000, 0, 'NY-MONROE', 'Depot', 43160000, -77610000, 0, 1, 1772456400000, 1772456400000, '[]', '', '', 0, 0);


--
-- Data for Name: counters; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.counters VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 'job', 3);
INSERT INTO public.counters VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 'customer', 3);
INSERT INTO public.counters VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 'import', 4);
INSERT INTO public.counters VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 'agreement', 2);


--
-- Data for Name: customers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.customers VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-56c0-76e5-9157-f390ea9dbfab', 1, 'Rosenthal', '+1 585 555 0147', 'rosenthal@customer.example', '12 Elm Street
Rochester, NY 14607', 0, '', 0, '', 'rosenthal 1 +1 585 555 0147 rosenthal@customer.example 12 elm street rochester, ny 14607 15855550147', 1, 1772456400000, 1772456400000, NULL, 0, NULL, NULL);
INSERT INTO public.customers VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-6138-7f7e-b89c-d349bc80cb8e', 2, 'Okafor', '585 555 0111', '', '', 0, '', 0, '', 'okafor 2 585 555 0111 5855550111', 1, 1772456400000, 1772456400000, NULL, 0, NULL, NULL);


--
-- Data for Name: equipment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.equipment VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-5750-791c-b543-f43c60c5c302', '01a200c7-56fc-77d3-b1fa-b4d83c14d630', 'Furnace', 'Carrier', '59TP6', '4417A21093', NULL, '', 1, 1772456400000, 1772456400000);


--
-- Data for Name: exceptions; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: external_ids; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.external_ids VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-6139-7758-b904-7b91c1803d4e', 'customers', 'the-old-system', 'C1', '01a200c7-6138-7f7e-b89c-d349bc80cb8e', '225ab054e3aa56c3d3c132d3d6617c4f300f645cc42998cc9858adf5f190caa1');
INSERT INTO public.external_ids VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-6189-778a-9fc1-ffc10dbb099e', 'open-invoices', 'the-old-system', 'O1', '01a200c7-6189-7147-91ba-a23fdbf586d9', '16ef839076f91f2c3abc247e3dfc62713614a0f3a56471edee4c48144213fc2a');
INSERT INTO public.external_ids VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-61ac-7ce8-b2b9-447d4cd1e027', 'agreements', 'the-old-system', 'A1', '01a200c7-61ac-7ce8-b2b9-447d4cd1e026', 'a6d345ac1143e79c6fb6a6ba55d26ddd3ff28501fed6e9c613e36593749a88b8');


--
-- Data for Name: geocodes; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: huey_counter; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: huey_kv; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: huey_schedule; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: huey_task; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: idempotency_records; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: import_runs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.import_runs VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-6117-74bb-8b3b-fba1d99e1962', 1, 'customers', 'the-old-system', 'test.csv', '05a1c92adfc0bcdd263801a01c74c3090e19f5241832e8ac805ee4b64f68cfe0', '', '{}', 0, 'imported', 1, 1, 1, 1, 0, 0, 0, '[]', '[{"row":2,"values":{"external_id":"C1","name":"Okafor","phone":"585 555 0111"}}]', NULL, '01a200c7-5684-7d99-8ee6-c6ccae6207d5', 1, 1, NULL, 1772456400000, 2, 1772456400000, 1772456400000);
INSERT INTO public.import_runs VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-6162-7e25-891e-7a49e48c4687', 2, 'open-invoices', 'the-old-system', 'test.csv', 'ea3abf8e985646fc01fc5b3691155ff56870b589e2db13b2a80d2145b11ffd52', '', '{}', 0, 'imported', 1, 1, 1, 1, 0, 0, 0, '[]', '[{"row":2,"values":{"customer_id":"C1","due_on":"2026-02-09","external_id":"O1","issued_on":"2026-01-10","number":"881","open":2000,"total":12000}}]', NULL, '01a200c7-5684-7d99-8ee6-c6ccae6207d5', 1, 1, NULL, 1772456400000, 2, 1772456400000, 1772456400000);
INSERT INTO public.import_runs VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-61a0-7a9a-af09-9f6c5d6c3ee5', 3, 'agreements', 'the-old-system', 'test.csv', 'b318786429a7fdb08de3dca86b1a2b48ec39031aa14fae44b447ee6cf2866101', '', '{}', 0, 'imported', 1, 1, 1, 1, 0, 0, 0, '[]', '[{"row":2,"values":{"customer_id":"C1","external_id":"A1","interval_months":12,"name":"Yearly tune-up","starts_on":"2026-01-01"}}]', NULL, '01a200c7-5684-7d99-8ee6-c6ccae6207d5', 1, 1, NULL, 1772456400000, 2, 1772456400000, 1772456400000);


--
-- Data for Name: installation_counters; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.installation_counters VALUES ('technician', 2);


--
-- Data for Name: invitations; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: invoice_events; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: invoice_lines; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: invoice_series; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invoice_series VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', 'invoice', 1, 1);


--
-- Data for Name: invoice_taxes; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: invoices; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: job_skills; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: job_transitions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_transitions VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-576a-7c6e-91c4-1db524efe832', '01a200c7-575c-7830-8a8a-2341fcec9774', 0, NULL, 'open', 1772456400000, 'test', 'test');
INSERT INTO public.job_transitions VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-577f-7510-81a8-be0165f935b4', '01a200c7-577c-7df5-b212-849e77ab7847', 0, NULL, 'open', 1772456400000, 'test', 'test');
INSERT INTO public.job_transitions VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-60e1-7746-a7f1-c1cff9cea8ec', '01a200c7-577c-7df5-b212-849e77ab7847', 1, 'open', 'scheduled', 1772456400000, 'test', 'test');
INSERT INTO public.job_transitions VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-60f4-7754-961c-c8d9170af15f', '01a200c7-575c-7830-8a8a-2341fcec9774', 1, 'open', 'scheduled', 1772456400000, 'test', 'test');


--
-- Data for Name: job_type_lines; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_type_lines VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-5728-7c3c-be8e-42f82556ffae', '01a200c7-5714-7097-927a-a863ac76b330', 0, '01a200c7-56d0-7ecb-a881-ca37b8bf5cf2', 1000000);


--
-- Data for Name: job_type_skills; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: job_types; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_types VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-5714-7097-927a-a863ac76b330', 'TUNE', 'Tune', 3600, 0, 'flat', '01a200c7-56ce-7b3a-ae7d-ade6812ccb64', 0, 0, '[]', 0, 0, 1, 1, 1772456400000, 1772456400000);
INSERT INTO public.job_types VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-5730-75e5-9c1a-c929fdc02abe', 'REPAIR', 'Repair', 3600, 0, 'timed', '01a200c7-56d0-7c9c-a6e6-06f7491a43d1', 0, 0, '[]', 0, 0, 1, 1, 1772456400000, 1772456400000);


--
-- Data for Name: job_windows; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_windows VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-576e-74b1-8842-81c07609ecad', '01a200c7-575c-7830-8a8a-2341fcec9774', 0, 1772456400000, 1772488800000);
INSERT INTO public.job_windows VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-5784-7d2d-a249-5963adfb2040', '01a200c7-577c-7df5-b212-849e77ab7847', 0, 1772456400000, 1772488800000);


--
-- Data for Name: jobs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.jobs VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-577c-7df5-b212-849e77ab7847', 2, '01a200c7-56c0-76e5-9157-f390ea9dbfab', '01a200c7-56fc-77d3-b1fa-b4d83c14d630', '01a200c7-5730-75e5-9c1a-c929fdc02abe', NULL, 'Repair', '', 10, 3600, NULL, '', 'scheduled', 1, NULL, NULL, NULL, 2, 1772456400000, 1772456400000, NULL);
INSERT INTO public.jobs VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-575c-7830-8a8a-2341fcec9774', 1, '01a200c7-56c0-76e5-9157-f390ea9dbfab', '01a200c7-56fc-77d3-b1fa-b4d83c14d630', '01a200c7-5714-7097-927a-a863ac76b330', NULL, 'Tune', '', 10, 3600, NULL, '', 'scheduled', 1, NULL, NULL, NULL, 2, 1772456400000, 1772456400000, NULL);


--
-- Data for Name: mail_messages; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: on_call; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.on_call VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-61d5-706d-9c14-c5aac0e3d6a9', '01a200c7-56ec-7b3d-9a67-b9a535be1718', 1772492400000, 1772510400000, 1, '', 1, 1772456400000, 1772456400000);


--
-- Data for Name: open_invoices; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.open_invoices VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-6189-7147-91ba-a23fdbf586d9', '01a200c7-6138-7f7e-b89c-d349bc80cb8e', '881', '2026-01-10', '2026-02-09', 'USD', 12000, 2000, '', 1, 1772456400000, 1772456400000);


--
-- Data for Name: outbox_events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-60f5-753d-a5c3-1db9debe6291', 'plan.published', '01a200c7-5790-71e5-ad11-7b0c11c60837', '{}', 1772456400000, 'waiting', 0, 0, 1772456400000, NULL, NULL);
INSERT INTO public.outbox_events VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-6211-7b62-8c04-3907365be597', 'clock.corrected', '01a200c7-61f7-7382-acdc-a081b0ff4a90', '{"edit_ids":["01a200c7-61f7-7382-acdc-a081b0ff4a90"],"technician_id":"01a200c7-56ec-7b3d-9a67-b9a535be1718"}', 1772456400000, 'waiting', 0, 0, 1772456400000, NULL, NULL);


--
-- Data for Name: plan_routes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.plan_routes VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-604e-758c-afd6-89b2fc2c4927', '01a200c7-5790-71e5-ad11-7b0c11c60837', '01a200c7-56ec-7b3d-9a67-b9a535be1718', 1772456400000, 1772488800000, '[]', 206, 7612);


--
-- Data for Name: plan_stops; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.plan_stops VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-6051-7cc4-b42d-9fb917824a3e', '01a200c7-5790-71e5-ad11-7b0c11c60837', '01a200c7-56ec-7b3d-9a67-b9a535be1718', 1, '01a200c7-577c-7df5-b212-849e77ab7847', '01a200c7-60b7-788e-ad34-bc25a970c6e3', 1772456606000, 1772460206000, 206, 0, 1772456400000, 1772488800000);
INSERT INTO public.plan_stops VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-6058-72a4-94c9-6fb15ca55cde', '01a200c7-5790-71e5-ad11-7b0c11c60837', '01a200c7-56ec-7b3d-9a67-b9a535be1718', 2, '01a200c7-575c-7830-8a8a-2341fcec9774', '01a200c7-60e4-7aa7-a474-0ad758718220', 1772460206000, 1772463806000, 0, 0, 1772456400000, 1772488800000);


--
-- Data for Name: plan_unassigned; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: plans; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.plans VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-5790-71e5-ad11-7b0c11c60837', '2026-03-02', 'published', NULL, 1772456400000, 5, 2, 1, 'ortools-routing-regions', '0.1.0', 'cc586e369b777391a0abe08a8af9f59789a1c6e6d3e211976d6877260a17f804', '{"company:01a200c7-5634-7bd6-aec6-2a301c4093c4":1,"job:01a200c7-575c-7830-8a8a-2341fcec9774":1,"job:01a200c7-577c-7df5-b212-849e77ab7847":1,"shift_pattern:01a200c7-5738-7806-8f17-534e14e25149":1,"technician:01a200c7-56ec-7b3d-9a67-b9a535be1718":1}', '{"elapsed_seconds":0.0,"found_at":0.0,"fraction":0.0,"served":2,"total":2,"travel_seconds":412,"unserved_priority":0}', '{"idle_seconds":0,"jobs":2,"load_max":7612,"load_min":7612,"overtime_seconds":0,"served":2,"travel_seconds":412,"travel_share":0.0541,"unassigned":0}', NULL, 0, 1, 1, 1772456430000, 1772456400000, 1772456400000);


--
-- Data for Name: price_book_items; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.price_book_items VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-56ce-7b3a-ae7d-ade6812ccb64', 'LAB-TUNE', 'Furnace tune-up', 'labour', 'h', 149000000, 'standard', 1, 'lab-tune furnace tune-up', 1, 1772456400000, 1772456400000);
INSERT INTO public.price_book_items VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-56d0-7c9c-a6e6-06f7491a43d1', 'LAB-HOUR', 'Labour, an hour', 'labour', 'h', 118000000, 'standard', 1, 'lab-hour labour, an hour', 1, 1772456400000, 1772456400000);
INSERT INTO public.price_book_items VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-56d0-7ecb-a881-ca37b8bf5cf2', 'FILTER', 'Filter 16 x 25', 'material', 'ea', 18500000, 'standard', 1, 'filter filter 16 x 25', 1, 1772456400000, 1772456400000);


--
-- Data for Name: punch_edits; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.punch_edits VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-61f7-7382-acdc-a081b0ff4a90', '01a200c7-56ec-7b3d-9a67-b9a535be1718', 1, NULL, NULL, 'add', 'out', 1772211600000, 'America/New_York', 'forgot to clock out', '01a200c7-5670-7cab-8d33-bb8d38afaec8', 1772456400000);


--
-- Data for Name: punches; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.punches VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-61d8-7733-ad8a-ecc8ab1d56c3', '01a200c7-56ec-7b3d-9a67-b9a535be1718', 'in', 1772197200000, 'America/New_York', 1772456400000);


--
-- Data for Name: set_up_links; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: shift_exceptions; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: shift_patterns; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.shift_patterns VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-5738-7806-8f17-534e14e25149', '01a200c7-56ec-7b3d-9a67-b9a535be1718', 0, 28800, 61200, '[]', 1, 0, '2020-01-01', NULL, 1, 1772456400000, 1772456400000);
INSERT INTO public.shift_patterns VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-573d-76a0-8e30-6754ccdc4ffb', '01a200c7-56ec-7b3d-9a67-b9a535be1718', 1, 28800, 61200, '[]', 1, 0, '2020-01-01', NULL, 1, 1772456400000, 1772456400000);
INSERT INTO public.shift_patterns VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-5744-72d5-befb-33ffef7156ef', '01a200c7-56ec-7b3d-9a67-b9a535be1718', 2, 28800, 61200, '[]', 1, 0, '2020-01-01', NULL, 1, 1772456400000, 1772456400000);
INSERT INTO public.shift_patterns VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-5746-78b6-9cd6-d44b4bde508b', '01a200c7-56ec-7b3d-9a67-b9a535be1718', 3, 28800, 61200, '[]', 1, 0, '2020-01-01', NULL, 1, 1772456400000, 1772456400000);
INSERT INTO public.shift_patterns VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-5747-7d0b-90db-2fafcc67b62c', '01a200c7-56ec-7b3d-9a67-b9a535be1718', 4, 28800, 61200, '[]', 1, 0, '2020-01-01', NULL, 1, 1772456400000, 1772456400000);
INSERT INTO public.shift_patterns VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-5748-77c9-9f23-5611cc629ee1', '01a200c7-56ec-7b3d-9a67-b9a535be1718', 5, 28800, 61200, '[]', 1, 0, '2020-01-01', NULL, 1, 1772456400000, 1772456400000);
INSERT INTO public.shift_patterns VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-574a-7dca-9d88-40cc21192f7f', '01a200c7-56ec-7b3d-9a67-b9a535be1718', 6, 28800, 61200, '[]', 1, 0, '2020-01-01', NULL, 1, 1772456400000, 1772456400000);


--
-- Data for Name: sign_ins; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: sites; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sites VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-56fc-77d3-b1fa-b4d83c14d630', '01a200c7-56c0-76e5-9157-f390ea9dbfab', 'Home', '12 Elm Street', 'Rochester', 'NY', '14607', 43155000, -77605000, 'NY-MONROE', 'Side door.', '', 'home 12 elm street rochester 14607 14607', 1, 1772456400000, 1772456400000, NULL, '', NULL);


--
-- Data for Name: skills; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: tax_rates; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tax_rates VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-56d1-7187-ad42-8321ce5cc483', 'Sales tax', 'NY-MONROE', 'standard', 80000, '2020-01-01', NULL, 'test', 1, 1772456400000, 1772456400000);


--
-- Data for Name: technician_skills; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: technicians; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.technicians VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-56ec-7b3d-9a67-b9a535be1718', 1, '01a200c7-5664-7aa3-84f9-292588d2f1b6', 'Dana Whitfield', '+1 585 555 0100', 0, 'depot', 'depot', '', NULL, NULL, 1, 1, 1772456400000, 1772456400000);


--
-- Data for Name: territories; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.territories VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-61c4-74bf-8659-6d2543d7da55', 'West', 'priced', 900, 0, '[]', '["146"]', 1, 1, 1772456400000, 1772456400000);


--
-- Data for Name: territory_technicians; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.territory_technicians VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-61cc-7542-bf37-8639ab155f43', '01a200c7-61c4-74bf-8659-6d2543d7da55', '01a200c7-56ec-7b3d-9a67-b9a535be1718');


--
-- Data for Name: throttles; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: time_approvals; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: time_entries; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: time_off; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-5664-7aa3-84f9-292588d2f1b6', 'technician@2a301c4093c4.example', 'Technician', 'technician', 'active', '$argon2id$v=19$m=19456,t=2,p=1$eXPUSvyZLZYfEsPGXq6BaA$/uvCJaU1SFJFG20wQwqndTnV+djF3fJjd3a/+c4blyY', 1, 1772456400000, 1772456400000);
INSERT INTO public.users VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-5667-79cf-8834-7b985b31aaad', 'dispatcher@2a301c4093c4.example', 'Dispatcher', 'dispatcher', 'active', '$argon2id$v=19$m=19456,t=2,p=1$eXPUSvyZLZYfEsPGXq6BaA$/uvCJaU1SFJFG20wQwqndTnV+djF3fJjd3a/+c4blyY', 1, 1772456400000, 1772456400000);
INSERT INTO public.users VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-5670-7cab-8d33-bb8d38afaec8', 'office@2a301c4093c4.example', 'Office', 'office', 'active', '$argon2id$v=19$m=19456,t=2,p=1$eXPUSvyZLZYfEsPGXq6BaA$/uvCJaU1SFJFG20wQwqndTnV+djF3fJjd3a/+c4blyY', 1, 1772456400000, 1772456400000);
INSERT INTO public.users VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-567c-7f91-a07e-c673a220e845', 'payroll@2a301c4093c4.example', 'Payroll', 'payroll', 'active', '$argon2id$v=19$m=19456,t=2,p=1$eXPUSvyZLZYfEsPGXq6BaA$/uvCJaU1SFJFG20wQwqndTnV+djF3fJjd3a/+c4blyY', 1, 1772456400000, 1772456400000);
INSERT INTO public.users VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-5684-7d99-8ee6-c6ccae6207d5', 'owner@2a301c4093c4.example', 'Owner', 'owner', 'active', '$argon2id$v=19$m=19456,t=2,p=1$eXPUSvyZLZYfEsPGXq6BaA$/uvCJaU1SFJFG20wQwqndTnV+djF3fJjd3a/+c4blyY', 1, 1772456400000, 1772456400000);
INSERT INTO public.users VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-568a-7f3c-8672-e585b2369aeb', 'auditor@2a301c4093c4.example', 'Auditor', 'auditor', 'active', '$argon2id$v=19$m=19456,t=2,p=1$eXPUSvyZLZYfEsPGXq6BaA$/uvCJaU1SFJFG20wQwqndTnV+djF3fJjd3a/+c4blyY', 1, 1772456400000, 1772456400000);


--
-- Data for Name: visit_assignments; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.visit_assignments VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-60d0-7cfe-a528-3de339b35042', '01a200c7-60b7-788e-ad34-bc25a970c6e3', '01a200c7-56ec-7b3d-9a67-b9a535be1718', 1, 'lead', 1772456606, 1772460206, 1, DEFAULT);
INSERT INTO public.visit_assignments VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-60ed-73d5-9da9-3d2a2dd27d7a', '01a200c7-60e4-7aa7-a474-0ad758718220', '01a200c7-56ec-7b3d-9a67-b9a535be1718', 1, 'lead', 1772460206, 1772463806, 1, DEFAULT);


--
-- Data for Name: visit_facts; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: visit_lines; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: visit_transitions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.visit_transitions VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-60bf-78e1-9d66-430f726d7fe5', '01a200c7-60b7-788e-ad34-bc25a970c6e3', 0, NULL, 'scheduled', 1772456400000, 'test', 'test');
INSERT INTO public.visit_transitions VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-60e8-7ec3-a323-300c071781bd', '01a200c7-60e4-7aa7-a474-0ad758718220', 0, NULL, 'scheduled', 1772456400000, 'test', 'test');


--
-- Data for Name: visits; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.visits VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-60b7-788e-ad34-bc25a970c6e3', '01a200c7-577c-7df5-b212-849e77ab7847', 1, '01a200c7-5790-71e5-ad11-7b0c11c60837', 'scheduled', NULL, 1772456606000, 1772460206000, 206, 1772456400000, 1772488800000, 'none', NULL, NULL, NULL, NULL, 0, NULL, '', NULL, 1, 1772456400000, 1772456400000);
INSERT INTO public.visits VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-60e4-7aa7-a474-0ad758718220', '01a200c7-575c-7830-8a8a-2341fcec9774', 1, '01a200c7-5790-71e5-ad11-7b0c11c60837', 'scheduled', NULL, 1772460206000, 1772463806000, 0, 1772456400000, 1772488800000, 'none', NULL, NULL, NULL, NULL, 0, NULL, '', NULL, 1, 1772456400000, 1772456400000);


--
-- Data for Name: work_shifts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.work_shifts VALUES ('01a200c7-5634-7bd6-aec6-2a301c4093c4', '01a200c7-6209-78dd-ab51-ea5b04d9646f', '01a200c7-56ec-7b3d-9a67-b9a535be1718', 1, '01a200c7-61d8-7733-ad8a-ecc8ab1d56c3', NULL, 1772197200000, 1772211600000, 'closed', DEFAULT, NULL, '01a200c7-61f7-7382-acdc-a081b0ff4a90');


--
-- Name: huey_schedule_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.huey_schedule_id_seq', 1, false);


--
-- Name: huey_task_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.huey_task_id_seq', 1, false);


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: visit_assignments double_booking; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visit_assignments
    ADD CONSTRAINT double_booking EXCLUDE USING gist (booked WITH &&) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: huey_counter huey_counter_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.huey_counter
    ADD CONSTRAINT huey_counter_pkey PRIMARY KEY (queue, key);


--
-- Name: huey_kv huey_kv_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.huey_kv
    ADD CONSTRAINT huey_kv_pkey PRIMARY KEY (queue, key);


--
-- Name: huey_schedule huey_schedule_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.huey_schedule
    ADD CONSTRAINT huey_schedule_pkey PRIMARY KEY (id);


--
-- Name: huey_task huey_task_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.huey_task
    ADD CONSTRAINT huey_task_pkey PRIMARY KEY (id);


--
-- Name: agreements pk_agreements; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agreements
    ADD CONSTRAINT pk_agreements PRIMARY KEY (tenant_id, id);


--
-- Name: api_tokens pk_api_tokens; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT pk_api_tokens PRIMARY KEY (tenant_id, id);


--
-- Name: audit_events pk_audit_events; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_events
    ADD CONSTRAINT pk_audit_events PRIMARY KEY (tenant_id, sequence);


--
-- Name: audit_heads pk_audit_heads; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_heads
    ADD CONSTRAINT pk_audit_heads PRIMARY KEY (tenant_id);


--
-- Name: certificate_reminders pk_certificate_reminders; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.certificate_reminders
    ADD CONSTRAINT pk_certificate_reminders PRIMARY KEY (tenant_id, id);


--
-- Name: certifications pk_certifications; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.certifications
    ADD CONSTRAINT pk_certifications PRIMARY KEY (tenant_id, id);


--
-- Name: companies pk_companies; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.companies
    ADD CONSTRAINT pk_companies PRIMARY KEY (id);


--
-- Name: counters pk_counters; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.counters
    ADD CONSTRAINT pk_counters PRIMARY KEY (tenant_id, name);


--
-- Name: customers pk_customers; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customers
    ADD CONSTRAINT pk_customers PRIMARY KEY (tenant_id, id);


--
-- Name: equipment pk_equipment; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.equipment
    ADD CONSTRAINT pk_equipment PRIMARY KEY (tenant_id, id);


--
-- Name: exceptions pk_exceptions; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exceptions
    ADD CONSTRAINT pk_exceptions PRIMARY KEY (tenant_id, id);


--
-- Name: external_ids pk_external_ids; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.external_ids
    ADD CONSTRAINT pk_external_ids PRIMARY KEY (tenant_id, id);


--
-- Name: geocodes pk_geocodes; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.geocodes
    ADD CONSTRAINT pk_geocodes PRIMARY KEY (tenant_id, id);


--
-- Name: idempotency_records pk_idempotency_records; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency_records
    ADD CONSTRAINT pk_idempotency_records PRIMARY KEY (tenant_id, caller_id, key);


--
-- Name: import_runs pk_import_runs; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_runs
    ADD CONSTRAINT pk_import_runs PRIMARY KEY (tenant_id, id);


--
-- Name: installation_counters pk_installation_counters; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.installation_counters
    ADD CONSTRAINT pk_installation_counters PRIMARY KEY (name);


--
-- Name: invitations pk_invitations; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT pk_invitations PRIMARY KEY (tenant_id, id);


--
-- Name: invoice_events pk_invoice_events; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invoice_events
    ADD CONSTRAINT pk_invoice_events PRIMARY KEY (tenant_id, id);


--
-- Name: invoice_lines pk_invoice_lines; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invoice_lines
    ADD CONSTRAINT pk_invoice_lines PRIMARY KEY (tenant_id, id);


--
-- Name: invoice_series pk_invoice_series; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invoice_series
    ADD CONSTRAINT pk_invoice_series PRIMARY KEY (tenant_id, name);


--
-- Name: invoice_taxes pk_invoice_taxes; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invoice_taxes
    ADD CONSTRAINT pk_invoice_taxes PRIMARY KEY (tenant_id, id);


--
-- Name: invoices pk_invoices; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invoices
    ADD CONSTRAINT pk_invoices PRIMARY KEY (tenant_id, id);


--
-- Name: job_skills pk_job_skills; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_skills
    ADD CONSTRAINT pk_job_skills PRIMARY KEY (tenant_id, id);


--
-- Name: job_transitions pk_job_transitions; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_transitions
    ADD CONSTRAINT pk_job_transitions PRIMARY KEY (tenant_id, id);


--
-- Name: job_type_lines pk_job_type_lines; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_type_lines
    ADD CONSTRAINT pk_job_type_lines PRIMARY KEY (tenant_id, id);


--
-- Name: job_type_skills pk_job_type_skills; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_type_skills
    ADD CONSTRAINT pk_job_type_skills PRIMARY KEY (tenant_id, id);


--
-- Name: job_types pk_job_types; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_types
    ADD CONSTRAINT pk_job_types PRIMARY KEY (tenant_id, id);


--
-- Name: job_windows pk_job_windows; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_windows
    ADD CONSTRAINT pk_job_windows PRIMARY KEY (tenant_id, id);


--
-- Name: jobs pk_jobs; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT pk_jobs PRIMARY KEY (tenant_id, id);


--
-- Name: mail_messages pk_mail_messages; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_messages
    ADD CONSTRAINT pk_mail_messages PRIMARY KEY (tenant_id, id);


--
-- Name: on_call pk_on_call; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.on_call
    ADD CONSTRAINT pk_on_call PRIMARY KEY (tenant_id, id);


--
-- Name: open_invoices pk_open_invoices; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.open_invoices
    ADD CONSTRAINT pk_open_invoices PRIMARY KEY (tenant_id, id);


--
-- Name: outbox_events pk_outbox_events; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox_events
    ADD CONSTRAINT pk_outbox_events PRIMARY KEY (tenant_id, id);


--
-- Name: plan_routes pk_plan_routes; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_routes
    ADD CONSTRAINT pk_plan_routes PRIMARY KEY (tenant_id, id);


--
-- Name: plan_stops pk_plan_stops; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_stops
    ADD CONSTRAINT pk_plan_stops PRIMARY KEY (tenant_id, id);


--
-- Name: plan_unassigned pk_plan_unassigned; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_unassigned
    ADD CONSTRAINT pk_plan_unassigned PRIMARY KEY (tenant_id, id);


--
-- Name: plans pk_plans; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT pk_plans PRIMARY KEY (tenant_id, id);


--
-- Name: price_book_items pk_price_book_items; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.price_book_items
    ADD CONSTRAINT pk_price_book_items PRIMARY KEY (tenant_id, id);


--
-- Name: punch_edits pk_punch_edits; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.punch_edits
    ADD CONSTRAINT pk_punch_edits PRIMARY KEY (tenant_id, id);


--
-- Name: punches pk_punches; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.punches
    ADD CONSTRAINT pk_punches PRIMARY KEY (tenant_id, id);


--
-- Name: set_up_links pk_set_up_links; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.set_up_links
    ADD CONSTRAINT pk_set_up_links PRIMARY KEY (token_hash);


--
-- Name: shift_exceptions pk_shift_exceptions; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shift_exceptions
    ADD CONSTRAINT pk_shift_exceptions PRIMARY KEY (tenant_id, id);


--
-- Name: shift_patterns pk_shift_patterns; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shift_patterns
    ADD CONSTRAINT pk_shift_patterns PRIMARY KEY (tenant_id, id);


--
-- Name: sign_ins pk_sign_ins; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_ins
    ADD CONSTRAINT pk_sign_ins PRIMARY KEY (tenant_id, id);


--
-- Name: sites pk_sites; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sites
    ADD CONSTRAINT pk_sites PRIMARY KEY (tenant_id, id);


--
-- Name: skills pk_skills; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.skills
    ADD CONSTRAINT pk_skills PRIMARY KEY (tenant_id, id);


--
-- Name: tax_rates pk_tax_rates; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tax_rates
    ADD CONSTRAINT pk_tax_rates PRIMARY KEY (tenant_id, id);


--
-- Name: technician_skills pk_technician_skills; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.technician_skills
    ADD CONSTRAINT pk_technician_skills PRIMARY KEY (tenant_id, id);


--
-- Name: technicians pk_technicians; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.technicians
    ADD CONSTRAINT pk_technicians PRIMARY KEY (tenant_id, id);


--
-- Name: territories pk_territories; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.territories
    ADD CONSTRAINT pk_territories PRIMARY KEY (tenant_id, id);


--
-- Name: territory_technicians pk_territory_technicians; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.territory_technicians
    ADD CONSTRAINT pk_territory_technicians PRIMARY KEY (tenant_id, id);


--
-- Name: throttles pk_throttles; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.throttles
    ADD CONSTRAINT pk_throttles PRIMARY KEY (subject);


--
-- Name: time_approvals pk_time_approvals; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.time_approvals
    ADD CONSTRAINT pk_time_approvals PRIMARY KEY (tenant_id, id);


--
-- Name: time_entries pk_time_entries; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.time_entries
    ADD CONSTRAINT pk_time_entries PRIMARY KEY (tenant_id, id);


--
-- Name: time_off pk_time_off; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.time_off
    ADD CONSTRAINT pk_time_off PRIMARY KEY (tenant_id, id);


--
-- Name: users pk_users; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT pk_users PRIMARY KEY (tenant_id, id);


--
-- Name: visit_assignments pk_visit_assignments; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visit_assignments
    ADD CONSTRAINT pk_visit_assignments PRIMARY KEY (tenant_id, id);


--
-- Name: visit_facts pk_visit_facts; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visit_facts
    ADD CONSTRAINT pk_visit_facts PRIMARY KEY (tenant_id, id);


--
-- Name: visit_lines pk_visit_lines; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visit_lines
    ADD CONSTRAINT pk_visit_lines PRIMARY KEY (tenant_id, id);


--
-- Name: visit_transitions pk_visit_transitions; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visit_transitions
    ADD CONSTRAINT pk_visit_transitions PRIMARY KEY (tenant_id, id);


--
-- Name: visits pk_visits; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visits
    ADD CONSTRAINT pk_visits PRIMARY KEY (tenant_id, id);


--
-- Name: work_shifts pk_work_shifts; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.work_shifts
    ADD CONSTRAINT pk_work_shifts PRIMARY KEY (tenant_id, id);


--
-- Name: work_shifts shift_overlap; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.work_shifts
    ADD CONSTRAINT shift_overlap EXCLUDE USING gist (booked WITH &&) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: agreements uq_agreements_tenant_id_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agreements
    ADD CONSTRAINT uq_agreements_tenant_id_number UNIQUE (tenant_id, number);


--
-- Name: api_tokens uq_api_tokens_token_hash; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT uq_api_tokens_token_hash UNIQUE (token_hash);


--
-- Name: certificate_reminders uq_certificate_reminders_tenant_id_certification_id_exp_4f4f; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.certificate_reminders
    ADD CONSTRAINT uq_certificate_reminders_tenant_id_certification_id_exp_4f4f UNIQUE (tenant_id, certification_id, expires_on, days);


--
-- Name: customers uq_customers_tenant_id_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customers
    ADD CONSTRAINT uq_customers_tenant_id_number UNIQUE (tenant_id, number);


--
-- Name: exceptions uq_exceptions_tenant_id_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exceptions
    ADD CONSTRAINT uq_exceptions_tenant_id_number UNIQUE (tenant_id, number);


--
-- Name: external_ids uq_external_ids_tenant_id_kind_source_external_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.external_ids
    ADD CONSTRAINT uq_external_ids_tenant_id_kind_source_external_id UNIQUE (tenant_id, kind, source, external_id);


--
-- Name: geocodes uq_geocodes_tenant_id_provider_query; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.geocodes
    ADD CONSTRAINT uq_geocodes_tenant_id_provider_query UNIQUE (tenant_id, provider, query);


--
-- Name: import_runs uq_import_runs_tenant_id_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_runs
    ADD CONSTRAINT uq_import_runs_tenant_id_number UNIQUE (tenant_id, number);


--
-- Name: invitations uq_invitations_token_hash; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT uq_invitations_token_hash UNIQUE (token_hash);


--
-- Name: invoice_lines uq_invoice_lines_tenant_id_invoice_id_position; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invoice_lines
    ADD CONSTRAINT uq_invoice_lines_tenant_id_invoice_id_position UNIQUE (tenant_id, invoice_id, "position");


--
-- Name: invoice_taxes uq_invoice_taxes_tenant_id_invoice_id_position; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invoice_taxes
    ADD CONSTRAINT uq_invoice_taxes_tenant_id_invoice_id_position UNIQUE (tenant_id, invoice_id, "position");


--
-- Name: invoices uq_invoices_tenant_id_series_series_no; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invoices
    ADD CONSTRAINT uq_invoices_tenant_id_series_series_no UNIQUE (tenant_id, series, series_no);


--
-- Name: job_skills uq_job_skills_tenant_id_job_id_skill_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_skills
    ADD CONSTRAINT uq_job_skills_tenant_id_job_id_skill_id UNIQUE (tenant_id, job_id, skill_id);


--
-- Name: job_transitions uq_job_transitions_tenant_id_job_id_step; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_transitions
    ADD CONSTRAINT uq_job_transitions_tenant_id_job_id_step UNIQUE (tenant_id, job_id, step);


--
-- Name: job_type_lines uq_job_type_lines_tenant_id_job_type_id_position; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_type_lines
    ADD CONSTRAINT uq_job_type_lines_tenant_id_job_type_id_position UNIQUE (tenant_id, job_type_id, "position");


--
-- Name: job_type_skills uq_job_type_skills_tenant_id_job_type_id_skill_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_type_skills
    ADD CONSTRAINT uq_job_type_skills_tenant_id_job_type_id_skill_id UNIQUE (tenant_id, job_type_id, skill_id);


--
-- Name: job_types uq_job_types_tenant_id_code; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_types
    ADD CONSTRAINT uq_job_types_tenant_id_code UNIQUE (tenant_id, code);


--
-- Name: job_windows uq_job_windows_tenant_id_job_id_position; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_windows
    ADD CONSTRAINT uq_job_windows_tenant_id_job_id_position UNIQUE (tenant_id, job_id, "position");


--
-- Name: jobs uq_jobs_tenant_id_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT uq_jobs_tenant_id_number UNIQUE (tenant_id, number);


--
-- Name: mail_messages uq_mail_messages_tenant_id_occasion_subject_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_messages
    ADD CONSTRAINT uq_mail_messages_tenant_id_occasion_subject_id UNIQUE (tenant_id, occasion, subject_id);


--
-- Name: open_invoices uq_open_invoices_tenant_id_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.open_invoices
    ADD CONSTRAINT uq_open_invoices_tenant_id_number UNIQUE (tenant_id, number);


--
-- Name: plan_routes uq_plan_routes_tenant_id_plan_id_technician_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_routes
    ADD CONSTRAINT uq_plan_routes_tenant_id_plan_id_technician_id UNIQUE (tenant_id, plan_id, technician_id);


--
-- Name: plan_stops uq_plan_stops_tenant_id_plan_id_job_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_stops
    ADD CONSTRAINT uq_plan_stops_tenant_id_plan_id_job_id UNIQUE (tenant_id, plan_id, job_id);


--
-- Name: plan_unassigned uq_plan_unassigned_tenant_id_plan_id_job_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_unassigned
    ADD CONSTRAINT uq_plan_unassigned_tenant_id_plan_id_job_id UNIQUE (tenant_id, plan_id, job_id);


--
-- Name: price_book_items uq_price_book_items_tenant_id_code; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.price_book_items
    ADD CONSTRAINT uq_price_book_items_tenant_id_code UNIQUE (tenant_id, code);


--
-- Name: punch_edits uq_punch_edits_tenant_id_technician_id_position; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.punch_edits
    ADD CONSTRAINT uq_punch_edits_tenant_id_technician_id_position UNIQUE (tenant_id, technician_id, "position");


--
-- Name: shift_exceptions uq_shift_exceptions_tenant_id_technician_id_day; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shift_exceptions
    ADD CONSTRAINT uq_shift_exceptions_tenant_id_technician_id_day UNIQUE (tenant_id, technician_id, day);


--
-- Name: sign_ins uq_sign_ins_token_hash; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_ins
    ADD CONSTRAINT uq_sign_ins_token_hash UNIQUE (token_hash);


--
-- Name: skills uq_skills_tenant_id_code; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.skills
    ADD CONSTRAINT uq_skills_tenant_id_code UNIQUE (tenant_id, code);


--
-- Name: technician_skills uq_technician_skills_tenant_id_technician_id_skill_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.technician_skills
    ADD CONSTRAINT uq_technician_skills_tenant_id_technician_id_skill_id UNIQUE (tenant_id, technician_id, skill_id);


--
-- Name: technicians uq_technicians_technician_no; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.technicians
    ADD CONSTRAINT uq_technicians_technician_no UNIQUE (technician_no);


--
-- Name: technicians uq_technicians_tenant_id_user_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.technicians
    ADD CONSTRAINT uq_technicians_tenant_id_user_id UNIQUE (tenant_id, user_id);


--
-- Name: territories uq_territories_tenant_id_name; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.territories
    ADD CONSTRAINT uq_territories_tenant_id_name UNIQUE (tenant_id, name);


--
-- Name: territory_technicians uq_territory_technicians_tenant_id_territory_id_technician_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.territory_technicians
    ADD CONSTRAINT uq_territory_technicians_tenant_id_territory_id_technician_id UNIQUE (tenant_id, territory_id, technician_id);


--
-- Name: users uq_users_email; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT uq_users_email UNIQUE (email);


--
-- Name: visit_assignments uq_visit_assignments_tenant_id_visit_id_technician_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visit_assignments
    ADD CONSTRAINT uq_visit_assignments_tenant_id_visit_id_technician_id UNIQUE (tenant_id, visit_id, technician_id);


--
-- Name: visit_lines uq_visit_lines_tenant_id_visit_id_position; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visit_lines
    ADD CONSTRAINT uq_visit_lines_tenant_id_visit_id_position UNIQUE (tenant_id, visit_id, "position");


--
-- Name: visit_transitions uq_visit_transitions_tenant_id_visit_id_step; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visit_transitions
    ADD CONSTRAINT uq_visit_transitions_tenant_id_visit_id_step UNIQUE (tenant_id, visit_id, step);


--
-- Name: visits uq_visits_tenant_id_job_id_sequence; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visits
    ADD CONSTRAINT uq_visits_tenant_id_job_id_sequence UNIQUE (tenant_id, job_id, sequence);


--
-- Name: huey_schedule_queue_timestamp; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX huey_schedule_queue_timestamp ON public.huey_schedule USING btree (queue, "timestamp");


--
-- Name: huey_task_queue_priority_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX huey_task_queue_priority_id ON public.huey_task USING btree (queue, priority DESC, id);


--
-- Name: ix_agreements_tenant_id_customer_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_agreements_tenant_id_customer_id ON public.agreements USING btree (tenant_id, customer_id);


--
-- Name: ix_agreements_tenant_id_next_due_on; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_agreements_tenant_id_next_due_on ON public.agreements USING btree (tenant_id, next_due_on);


--
-- Name: ix_api_tokens_tenant_id_user_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_api_tokens_tenant_id_user_id ON public.api_tokens USING btree (tenant_id, user_id);


--
-- Name: ix_audit_events_tenant_id_object_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_audit_events_tenant_id_object_id ON public.audit_events USING btree (tenant_id, object_id);


--
-- Name: ix_customers_tenant_id_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_customers_tenant_id_name ON public.customers USING btree (tenant_id, name);


--
-- Name: ix_equipment_tenant_id_site_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_equipment_tenant_id_site_id ON public.equipment USING btree (tenant_id, site_id);


--
-- Name: ix_exceptions_tenant_id_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_exceptions_tenant_id_state ON public.exceptions USING btree (tenant_id, state);


--
-- Name: ix_exceptions_tenant_id_subject_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_exceptions_tenant_id_subject_id ON public.exceptions USING btree (tenant_id, subject_id);


--
-- Name: ix_external_ids_tenant_id_row_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_external_ids_tenant_id_row_id ON public.external_ids USING btree (tenant_id, row_id);


--
-- Name: ix_import_runs_tenant_id_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_import_runs_tenant_id_state ON public.import_runs USING btree (tenant_id, state);


--
-- Name: ix_invitations_tenant_id_user_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_invitations_tenant_id_user_id ON public.invitations USING btree (tenant_id, user_id);


--
-- Name: ix_invoice_events_tenant_id_invoice_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_invoice_events_tenant_id_invoice_id ON public.invoice_events USING btree (tenant_id, invoice_id);


--
-- Name: ix_invoices_tenant_id_customer_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_invoices_tenant_id_customer_id ON public.invoices USING btree (tenant_id, customer_id);


--
-- Name: ix_invoices_tenant_id_status_posted_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_invoices_tenant_id_status_posted_at ON public.invoices USING btree (tenant_id, status, posted_at);


--
-- Name: ix_job_windows_tenant_id_starts_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_job_windows_tenant_id_starts_at ON public.job_windows USING btree (tenant_id, starts_at);


--
-- Name: ix_jobs_tenant_id_customer_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_tenant_id_customer_id ON public.jobs USING btree (tenant_id, customer_id);


--
-- Name: ix_jobs_tenant_id_status; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_jobs_tenant_id_status ON public.jobs USING btree (tenant_id, status);


--
-- Name: ix_on_call_tenant_id_starts_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_on_call_tenant_id_starts_at ON public.on_call USING btree (tenant_id, starts_at);


--
-- Name: ix_on_call_tenant_id_technician_id_starts_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_on_call_tenant_id_technician_id_starts_at ON public.on_call USING btree (tenant_id, technician_id, starts_at);


--
-- Name: ix_open_invoices_tenant_id_customer_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_open_invoices_tenant_id_customer_id ON public.open_invoices USING btree (tenant_id, customer_id);


--
-- Name: ix_outbox_events_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_outbox_events_waiting ON public.outbox_events USING btree (next_try_at) WHERE (state = 'waiting'::text);


--
-- Name: ix_plans_tenant_id_day_status; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_plans_tenant_id_day_status ON public.plans USING btree (tenant_id, day, status);


--
-- Name: ix_punch_edits_tenant_id_technician_id_occurred_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_punch_edits_tenant_id_technician_id_occurred_at ON public.punch_edits USING btree (tenant_id, technician_id, occurred_at);


--
-- Name: ix_punches_tenant_id_technician_id_occurred_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_punches_tenant_id_technician_id_occurred_at ON public.punches USING btree (tenant_id, technician_id, occurred_at);


--
-- Name: ix_shift_patterns_tenant_id_technician_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_shift_patterns_tenant_id_technician_id ON public.shift_patterns USING btree (tenant_id, technician_id);


--
-- Name: ix_sign_ins_tenant_id_user_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_sign_ins_tenant_id_user_id ON public.sign_ins USING btree (tenant_id, user_id);


--
-- Name: ix_sites_tenant_id_customer_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_sites_tenant_id_customer_id ON public.sites USING btree (tenant_id, customer_id);


--
-- Name: ix_tax_rates_tenant_id_jurisdiction_category; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_tax_rates_tenant_id_jurisdiction_category ON public.tax_rates USING btree (tenant_id, jurisdiction, category);


--
-- Name: ix_territory_technicians_tenant_id_technician_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_territory_technicians_tenant_id_technician_id ON public.territory_technicians USING btree (tenant_id, technician_id);


--
-- Name: ix_time_entries_tenant_id_technician_id_starts_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_time_entries_tenant_id_technician_id_starts_at ON public.time_entries USING btree (tenant_id, technician_id, starts_at);


--
-- Name: ix_time_off_tenant_id_technician_id_starts_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_time_off_tenant_id_technician_id_starts_at ON public.time_off USING btree (tenant_id, technician_id, starts_at);


--
-- Name: ix_visit_assignments_technician_no_starts; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_visit_assignments_technician_no_starts ON public.visit_assignments USING btree (technician_no, starts);


--
-- Name: ix_visit_assignments_tenant_id_technician_id_starts; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_visit_assignments_tenant_id_technician_id_starts ON public.visit_assignments USING btree (tenant_id, technician_id, starts);


--
-- Name: ix_visit_facts_tenant_id_technician_id_occurred_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_visit_facts_tenant_id_technician_id_occurred_at ON public.visit_facts USING btree (tenant_id, technician_id, occurred_at);


--
-- Name: ix_visit_facts_tenant_id_visit_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_visit_facts_tenant_id_visit_id ON public.visit_facts USING btree (tenant_id, visit_id);


--
-- Name: ix_visits_tenant_id_starts_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_visits_tenant_id_starts_at ON public.visits USING btree (tenant_id, starts_at);


--
-- Name: ix_work_shifts_tenant_id_technician_id_starts_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_work_shifts_tenant_id_technician_id_starts_at ON public.work_shifts USING btree (tenant_id, technician_id, starts_at);


--
-- Name: uq_invoices_primary; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_invoices_primary ON public.invoices USING btree (tenant_id, job_id) WHERE (kind = 'primary'::text);


--
-- Name: uq_plans_published; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_plans_published ON public.plans USING btree (tenant_id, day) WHERE (status = 'published'::text);


--
-- Name: uq_plans_running; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_plans_running ON public.plans USING btree (tenant_id, day) WHERE (status = ANY (ARRAY['queued'::text, 'solving'::text]));


--
-- Name: uq_time_approvals_standing; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_time_approvals_standing ON public.time_approvals USING btree (tenant_id, technician_id, day) WHERE (withdrawn_at IS NULL);


--
-- Name: uq_work_shifts_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_work_shifts_open ON public.work_shifts USING btree (tenant_id, technician_id) WHERE (state = 'open'::text);


--
-- Name: audit_events audit_events_append_only_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_events_append_only_delete BEFORE DELETE ON public.audit_events FOR EACH ROW EXECUTE FUNCTION public.truckroll_audit_events_append_only();


--
-- Name: audit_events audit_events_append_only_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_events_append_only_update BEFORE UPDATE ON public.audit_events FOR EACH ROW EXECUTE FUNCTION public.truckroll_audit_events_append_only();


--
-- Name: certificate_reminders certificate_reminders_append_only_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER certificate_reminders_append_only_delete BEFORE DELETE ON public.certificate_reminders FOR EACH ROW EXECUTE FUNCTION public.truckroll_certificate_reminders_append_only();


--
-- Name: certificate_reminders certificate_reminders_append_only_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER certificate_reminders_append_only_update BEFORE UPDATE ON public.certificate_reminders FOR EACH ROW EXECUTE FUNCTION public.truckroll_certificate_reminders_append_only();


--
-- Name: invoice_events invoice_events_append_only_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER invoice_events_append_only_delete BEFORE DELETE ON public.invoice_events FOR EACH ROW EXECUTE FUNCTION public.truckroll_invoice_events_append_only();


--
-- Name: invoice_events invoice_events_append_only_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER invoice_events_append_only_update BEFORE UPDATE ON public.invoice_events FOR EACH ROW EXECUTE FUNCTION public.truckroll_invoice_events_append_only();


--
-- Name: invoice_lines invoice_lines_complete_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER invoice_lines_complete_insert BEFORE INSERT ON public.invoice_lines FOR EACH ROW EXECUTE FUNCTION public.truckroll_invoice_lines_complete();


--
-- Name: invoice_lines invoice_lines_frozen_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER invoice_lines_frozen_delete BEFORE DELETE ON public.invoice_lines FOR EACH ROW EXECUTE FUNCTION public.truckroll_invoice_lines_frozen();


--
-- Name: invoice_lines invoice_lines_frozen_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER invoice_lines_frozen_update BEFORE UPDATE ON public.invoice_lines FOR EACH ROW EXECUTE FUNCTION public.truckroll_invoice_lines_frozen();


--
-- Name: invoice_taxes invoice_taxes_complete_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER invoice_taxes_complete_insert BEFORE INSERT ON public.invoice_taxes FOR EACH ROW EXECUTE FUNCTION public.truckroll_invoice_taxes_complete();


--
-- Name: invoice_taxes invoice_taxes_frozen_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER invoice_taxes_frozen_delete BEFORE DELETE ON public.invoice_taxes FOR EACH ROW EXECUTE FUNCTION public.truckroll_invoice_taxes_frozen();


--
-- Name: invoice_taxes invoice_taxes_frozen_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER invoice_taxes_frozen_update BEFORE UPDATE ON public.invoice_taxes FOR EACH ROW EXECUTE FUNCTION public.truckroll_invoice_taxes_frozen();


--
-- Name: invoices invoices_posted_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER invoices_posted_delete BEFORE DELETE ON public.invoices FOR EACH ROW EXECUTE FUNCTION public.truckroll_invoices_posted();


--
-- Name: invoices invoices_posted_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER invoices_posted_update BEFORE UPDATE ON public.invoices FOR EACH ROW EXECUTE FUNCTION public.truckroll_invoices_posted();


--
-- Name: job_transitions job_transitions_append_only_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER job_transitions_append_only_delete BEFORE DELETE ON public.job_transitions FOR EACH ROW EXECUTE FUNCTION public.truckroll_job_transitions_append_only();


--
-- Name: job_transitions job_transitions_append_only_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER job_transitions_append_only_update BEFORE UPDATE ON public.job_transitions FOR EACH ROW EXECUTE FUNCTION public.truckroll_job_transitions_append_only();


--
-- Name: jobs jobs_lifecycle_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER jobs_lifecycle_update BEFORE UPDATE ON public.jobs FOR EACH ROW EXECUTE FUNCTION public.truckroll_jobs_lifecycle();


--
-- Name: punch_edits punch_edits_append_only_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER punch_edits_append_only_delete BEFORE DELETE ON public.punch_edits FOR EACH ROW EXECUTE FUNCTION public.truckroll_punch_edits_append_only();


--
-- Name: punch_edits punch_edits_append_only_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER punch_edits_append_only_update BEFORE UPDATE ON public.punch_edits FOR EACH ROW EXECUTE FUNCTION public.truckroll_punch_edits_append_only();


--
-- Name: punches punches_append_only_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER punches_append_only_delete BEFORE DELETE ON public.punches FOR EACH ROW EXECUTE FUNCTION public.truckroll_punches_append_only();


--
-- Name: punches punches_append_only_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER punches_append_only_update BEFORE UPDATE ON public.punches FOR EACH ROW EXECUTE FUNCTION public.truckroll_punches_append_only();


--
-- Name: visit_facts visit_facts_append_only_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER visit_facts_append_only_delete BEFORE DELETE ON public.visit_facts FOR EACH ROW EXECUTE FUNCTION public.truckroll_visit_facts_append_only();


--
-- Name: visit_facts visit_facts_append_only_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER visit_facts_append_only_update BEFORE UPDATE ON public.visit_facts FOR EACH ROW EXECUTE FUNCTION public.truckroll_visit_facts_append_only();


--
-- Name: visit_transitions visit_transitions_append_only_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER visit_transitions_append_only_delete BEFORE DELETE ON public.visit_transitions FOR EACH ROW EXECUTE FUNCTION public.truckroll_visit_transitions_append_only();


--
-- Name: visit_transitions visit_transitions_append_only_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER visit_transitions_append_only_update BEFORE UPDATE ON public.visit_transitions FOR EACH ROW EXECUTE FUNCTION public.truckroll_visit_transitions_append_only();


--
-- Name: visits visits_lifecycle_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER visits_lifecycle_update BEFORE UPDATE ON public.visits FOR EACH ROW EXECUTE FUNCTION public.truckroll_visits_lifecycle();


--
-- Name: agreements fk_agreements_tenant_id_customer_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agreements
    ADD CONSTRAINT fk_agreements_tenant_id_customer_id FOREIGN KEY (tenant_id, customer_id) REFERENCES public.customers(tenant_id, id);


--
-- Name: agreements fk_agreements_tenant_id_job_type_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agreements
    ADD CONSTRAINT fk_agreements_tenant_id_job_type_id FOREIGN KEY (tenant_id, job_type_id) REFERENCES public.job_types(tenant_id, id);


--
-- Name: agreements fk_agreements_tenant_id_site_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agreements
    ADD CONSTRAINT fk_agreements_tenant_id_site_id FOREIGN KEY (tenant_id, site_id) REFERENCES public.sites(tenant_id, id);


--
-- Name: api_tokens fk_api_tokens_tenant_id_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT fk_api_tokens_tenant_id_user_id FOREIGN KEY (tenant_id, user_id) REFERENCES public.users(tenant_id, id);


--
-- Name: audit_events fk_audit_events_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_events
    ADD CONSTRAINT fk_audit_events_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: audit_heads fk_audit_heads_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_heads
    ADD CONSTRAINT fk_audit_heads_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: certificate_reminders fk_certificate_reminders_tenant_id_certification_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.certificate_reminders
    ADD CONSTRAINT fk_certificate_reminders_tenant_id_certification_id FOREIGN KEY (tenant_id, certification_id) REFERENCES public.certifications(tenant_id, id);


--
-- Name: certifications fk_certifications_tenant_id_skill_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.certifications
    ADD CONSTRAINT fk_certifications_tenant_id_skill_id FOREIGN KEY (tenant_id, skill_id) REFERENCES public.skills(tenant_id, id);


--
-- Name: certifications fk_certifications_tenant_id_technician_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.certifications
    ADD CONSTRAINT fk_certifications_tenant_id_technician_id FOREIGN KEY (tenant_id, technician_id) REFERENCES public.technicians(tenant_id, id);


--
-- Name: counters fk_counters_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.counters
    ADD CONSTRAINT fk_counters_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: customers fk_customers_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customers
    ADD CONSTRAINT fk_customers_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: customers fk_customers_tenant_id_merged_into_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customers
    ADD CONSTRAINT fk_customers_tenant_id_merged_into_id FOREIGN KEY (tenant_id, merged_into_id) REFERENCES public.customers(tenant_id, id);


--
-- Name: equipment fk_equipment_tenant_id_site_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.equipment
    ADD CONSTRAINT fk_equipment_tenant_id_site_id FOREIGN KEY (tenant_id, site_id) REFERENCES public.sites(tenant_id, id);


--
-- Name: exceptions fk_exceptions_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exceptions
    ADD CONSTRAINT fk_exceptions_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: exceptions fk_exceptions_tenant_id_owner_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exceptions
    ADD CONSTRAINT fk_exceptions_tenant_id_owner_id FOREIGN KEY (tenant_id, owner_id) REFERENCES public.users(tenant_id, id);


--
-- Name: exceptions fk_exceptions_tenant_id_resolved_by; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exceptions
    ADD CONSTRAINT fk_exceptions_tenant_id_resolved_by FOREIGN KEY (tenant_id, resolved_by) REFERENCES public.users(tenant_id, id);


--
-- Name: external_ids fk_external_ids_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.external_ids
    ADD CONSTRAINT fk_external_ids_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: geocodes fk_geocodes_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.geocodes
    ADD CONSTRAINT fk_geocodes_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: idempotency_records fk_idempotency_records_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency_records
    ADD CONSTRAINT fk_idempotency_records_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: import_runs fk_import_runs_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_runs
    ADD CONSTRAINT fk_import_runs_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: import_runs fk_import_runs_tenant_id_started_by; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_runs
    ADD CONSTRAINT fk_import_runs_tenant_id_started_by FOREIGN KEY (tenant_id, started_by) REFERENCES public.users(tenant_id, id);


--
-- Name: invitations fk_invitations_tenant_id_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT fk_invitations_tenant_id_user_id FOREIGN KEY (tenant_id, user_id) REFERENCES public.users(tenant_id, id);


--
-- Name: invoice_events fk_invoice_events_tenant_id_invoice_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invoice_events
    ADD CONSTRAINT fk_invoice_events_tenant_id_invoice_id FOREIGN KEY (tenant_id, invoice_id) REFERENCES public.invoices(tenant_id, id);


--
-- Name: invoice_lines fk_invoice_lines_tenant_id_invoice_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invoice_lines
    ADD CONSTRAINT fk_invoice_lines_tenant_id_invoice_id FOREIGN KEY (tenant_id, invoice_id) REFERENCES public.invoices(tenant_id, id);


--
-- Name: invoice_series fk_invoice_series_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invoice_series
    ADD CONSTRAINT fk_invoice_series_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: invoice_taxes fk_invoice_taxes_tenant_id_invoice_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invoice_taxes
    ADD CONSTRAINT fk_invoice_taxes_tenant_id_invoice_id FOREIGN KEY (tenant_id, invoice_id) REFERENCES public.invoices(tenant_id, id);


--
-- Name: invoices fk_invoices_tenant_id_customer_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invoices
    ADD CONSTRAINT fk_invoices_tenant_id_customer_id FOREIGN KEY (tenant_id, customer_id) REFERENCES public.customers(tenant_id, id);


--
-- Name: invoices fk_invoices_tenant_id_job_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invoices
    ADD CONSTRAINT fk_invoices_tenant_id_job_id FOREIGN KEY (tenant_id, job_id) REFERENCES public.jobs(tenant_id, id);


--
-- Name: invoices fk_invoices_tenant_id_visit_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invoices
    ADD CONSTRAINT fk_invoices_tenant_id_visit_id FOREIGN KEY (tenant_id, visit_id) REFERENCES public.visits(tenant_id, id);


--
-- Name: job_skills fk_job_skills_tenant_id_job_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_skills
    ADD CONSTRAINT fk_job_skills_tenant_id_job_id FOREIGN KEY (tenant_id, job_id) REFERENCES public.jobs(tenant_id, id);


--
-- Name: job_skills fk_job_skills_tenant_id_skill_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_skills
    ADD CONSTRAINT fk_job_skills_tenant_id_skill_id FOREIGN KEY (tenant_id, skill_id) REFERENCES public.skills(tenant_id, id);


--
-- Name: job_transitions fk_job_transitions_tenant_id_job_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_transitions
    ADD CONSTRAINT fk_job_transitions_tenant_id_job_id FOREIGN KEY (tenant_id, job_id) REFERENCES public.jobs(tenant_id, id);


--
-- Name: job_type_lines fk_job_type_lines_tenant_id_item_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_type_lines
    ADD CONSTRAINT fk_job_type_lines_tenant_id_item_id FOREIGN KEY (tenant_id, item_id) REFERENCES public.price_book_items(tenant_id, id);


--
-- Name: job_type_lines fk_job_type_lines_tenant_id_job_type_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_type_lines
    ADD CONSTRAINT fk_job_type_lines_tenant_id_job_type_id FOREIGN KEY (tenant_id, job_type_id) REFERENCES public.job_types(tenant_id, id);


--
-- Name: job_type_skills fk_job_type_skills_tenant_id_job_type_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_type_skills
    ADD CONSTRAINT fk_job_type_skills_tenant_id_job_type_id FOREIGN KEY (tenant_id, job_type_id) REFERENCES public.job_types(tenant_id, id);


--
-- Name: job_type_skills fk_job_type_skills_tenant_id_skill_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_type_skills
    ADD CONSTRAINT fk_job_type_skills_tenant_id_skill_id FOREIGN KEY (tenant_id, skill_id) REFERENCES public.skills(tenant_id, id);


--
-- Name: job_types fk_job_types_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_types
    ADD CONSTRAINT fk_job_types_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: job_types fk_job_types_tenant_id_labour_item_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_types
    ADD CONSTRAINT fk_job_types_tenant_id_labour_item_id FOREIGN KEY (tenant_id, labour_item_id) REFERENCES public.price_book_items(tenant_id, id);


--
-- Name: job_windows fk_job_windows_tenant_id_job_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_windows
    ADD CONSTRAINT fk_job_windows_tenant_id_job_id FOREIGN KEY (tenant_id, job_id) REFERENCES public.jobs(tenant_id, id);


--
-- Name: jobs fk_jobs_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT fk_jobs_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: jobs fk_jobs_tenant_id_bill_to_customer_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT fk_jobs_tenant_id_bill_to_customer_id FOREIGN KEY (tenant_id, bill_to_customer_id) REFERENCES public.customers(tenant_id, id);


--
-- Name: jobs fk_jobs_tenant_id_customer_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT fk_jobs_tenant_id_customer_id FOREIGN KEY (tenant_id, customer_id) REFERENCES public.customers(tenant_id, id);


--
-- Name: jobs fk_jobs_tenant_id_equipment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT fk_jobs_tenant_id_equipment_id FOREIGN KEY (tenant_id, equipment_id) REFERENCES public.equipment(tenant_id, id);


--
-- Name: jobs fk_jobs_tenant_id_job_type_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT fk_jobs_tenant_id_job_type_id FOREIGN KEY (tenant_id, job_type_id) REFERENCES public.job_types(tenant_id, id);


--
-- Name: jobs fk_jobs_tenant_id_pinned_technician_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT fk_jobs_tenant_id_pinned_technician_id FOREIGN KEY (tenant_id, pinned_technician_id) REFERENCES public.technicians(tenant_id, id);


--
-- Name: jobs fk_jobs_tenant_id_site_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT fk_jobs_tenant_id_site_id FOREIGN KEY (tenant_id, site_id) REFERENCES public.sites(tenant_id, id);


--
-- Name: mail_messages fk_mail_messages_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_messages
    ADD CONSTRAINT fk_mail_messages_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: on_call fk_on_call_tenant_id_technician_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.on_call
    ADD CONSTRAINT fk_on_call_tenant_id_technician_id FOREIGN KEY (tenant_id, technician_id) REFERENCES public.technicians(tenant_id, id);


--
-- Name: open_invoices fk_open_invoices_tenant_id_customer_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.open_invoices
    ADD CONSTRAINT fk_open_invoices_tenant_id_customer_id FOREIGN KEY (tenant_id, customer_id) REFERENCES public.customers(tenant_id, id);


--
-- Name: outbox_events fk_outbox_events_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox_events
    ADD CONSTRAINT fk_outbox_events_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: plan_routes fk_plan_routes_tenant_id_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_routes
    ADD CONSTRAINT fk_plan_routes_tenant_id_plan_id FOREIGN KEY (tenant_id, plan_id) REFERENCES public.plans(tenant_id, id);


--
-- Name: plan_routes fk_plan_routes_tenant_id_technician_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_routes
    ADD CONSTRAINT fk_plan_routes_tenant_id_technician_id FOREIGN KEY (tenant_id, technician_id) REFERENCES public.technicians(tenant_id, id);


--
-- Name: plan_stops fk_plan_stops_tenant_id_job_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_stops
    ADD CONSTRAINT fk_plan_stops_tenant_id_job_id FOREIGN KEY (tenant_id, job_id) REFERENCES public.jobs(tenant_id, id);


--
-- Name: plan_stops fk_plan_stops_tenant_id_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_stops
    ADD CONSTRAINT fk_plan_stops_tenant_id_plan_id FOREIGN KEY (tenant_id, plan_id) REFERENCES public.plans(tenant_id, id);


--
-- Name: plan_stops fk_plan_stops_tenant_id_technician_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_stops
    ADD CONSTRAINT fk_plan_stops_tenant_id_technician_id FOREIGN KEY (tenant_id, technician_id) REFERENCES public.technicians(tenant_id, id);


--
-- Name: plan_stops fk_plan_stops_tenant_id_visit_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_stops
    ADD CONSTRAINT fk_plan_stops_tenant_id_visit_id FOREIGN KEY (tenant_id, visit_id) REFERENCES public.visits(tenant_id, id);


--
-- Name: plan_unassigned fk_plan_unassigned_tenant_id_job_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_unassigned
    ADD CONSTRAINT fk_plan_unassigned_tenant_id_job_id FOREIGN KEY (tenant_id, job_id) REFERENCES public.jobs(tenant_id, id);


--
-- Name: plan_unassigned fk_plan_unassigned_tenant_id_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_unassigned
    ADD CONSTRAINT fk_plan_unassigned_tenant_id_plan_id FOREIGN KEY (tenant_id, plan_id) REFERENCES public.plans(tenant_id, id);


--
-- Name: plans fk_plans_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT fk_plans_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: plans fk_plans_tenant_id_requested_by; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT fk_plans_tenant_id_requested_by FOREIGN KEY (tenant_id, requested_by) REFERENCES public.users(tenant_id, id);


--
-- Name: price_book_items fk_price_book_items_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.price_book_items
    ADD CONSTRAINT fk_price_book_items_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: punch_edits fk_punch_edits_tenant_id_edit_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.punch_edits
    ADD CONSTRAINT fk_punch_edits_tenant_id_edit_id FOREIGN KEY (tenant_id, edit_id) REFERENCES public.punch_edits(tenant_id, id);


--
-- Name: punch_edits fk_punch_edits_tenant_id_punch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.punch_edits
    ADD CONSTRAINT fk_punch_edits_tenant_id_punch_id FOREIGN KEY (tenant_id, punch_id) REFERENCES public.punches(tenant_id, id);


--
-- Name: punch_edits fk_punch_edits_tenant_id_technician_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.punch_edits
    ADD CONSTRAINT fk_punch_edits_tenant_id_technician_id FOREIGN KEY (tenant_id, technician_id) REFERENCES public.technicians(tenant_id, id);


--
-- Name: punch_edits fk_punch_edits_tenant_id_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.punch_edits
    ADD CONSTRAINT fk_punch_edits_tenant_id_user_id FOREIGN KEY (tenant_id, user_id) REFERENCES public.users(tenant_id, id);


--
-- Name: punches fk_punches_tenant_id_technician_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.punches
    ADD CONSTRAINT fk_punches_tenant_id_technician_id FOREIGN KEY (tenant_id, technician_id) REFERENCES public.technicians(tenant_id, id);


--
-- Name: shift_exceptions fk_shift_exceptions_tenant_id_technician_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shift_exceptions
    ADD CONSTRAINT fk_shift_exceptions_tenant_id_technician_id FOREIGN KEY (tenant_id, technician_id) REFERENCES public.technicians(tenant_id, id);


--
-- Name: shift_patterns fk_shift_patterns_tenant_id_technician_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shift_patterns
    ADD CONSTRAINT fk_shift_patterns_tenant_id_technician_id FOREIGN KEY (tenant_id, technician_id) REFERENCES public.technicians(tenant_id, id);


--
-- Name: sign_ins fk_sign_ins_tenant_id_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_ins
    ADD CONSTRAINT fk_sign_ins_tenant_id_user_id FOREIGN KEY (tenant_id, user_id) REFERENCES public.users(tenant_id, id);


--
-- Name: sites fk_sites_tenant_id_bill_to_customer_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sites
    ADD CONSTRAINT fk_sites_tenant_id_bill_to_customer_id FOREIGN KEY (tenant_id, bill_to_customer_id) REFERENCES public.customers(tenant_id, id);


--
-- Name: sites fk_sites_tenant_id_customer_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sites
    ADD CONSTRAINT fk_sites_tenant_id_customer_id FOREIGN KEY (tenant_id, customer_id) REFERENCES public.customers(tenant_id, id);


--
-- Name: skills fk_skills_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.skills
    ADD CONSTRAINT fk_skills_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: tax_rates fk_tax_rates_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tax_rates
    ADD CONSTRAINT fk_tax_rates_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: technician_skills fk_technician_skills_tenant_id_skill_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.technician_skills
    ADD CONSTRAINT fk_technician_skills_tenant_id_skill_id FOREIGN KEY (tenant_id, skill_id) REFERENCES public.skills(tenant_id, id);


--
-- Name: technician_skills fk_technician_skills_tenant_id_technician_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.technician_skills
    ADD CONSTRAINT fk_technician_skills_tenant_id_technician_id FOREIGN KEY (tenant_id, technician_id) REFERENCES public.technicians(tenant_id, id);


--
-- Name: technicians fk_technicians_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.technicians
    ADD CONSTRAINT fk_technicians_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: technicians fk_technicians_tenant_id_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.technicians
    ADD CONSTRAINT fk_technicians_tenant_id_user_id FOREIGN KEY (tenant_id, user_id) REFERENCES public.users(tenant_id, id);


--
-- Name: territories fk_territories_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.territories
    ADD CONSTRAINT fk_territories_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: territory_technicians fk_territory_technicians_tenant_id_technician_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.territory_technicians
    ADD CONSTRAINT fk_territory_technicians_tenant_id_technician_id FOREIGN KEY (tenant_id, technician_id) REFERENCES public.technicians(tenant_id, id);


--
-- Name: territory_technicians fk_territory_technicians_tenant_id_territory_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.territory_technicians
    ADD CONSTRAINT fk_territory_technicians_tenant_id_territory_id FOREIGN KEY (tenant_id, territory_id) REFERENCES public.territories(tenant_id, id);


--
-- Name: time_approvals fk_time_approvals_tenant_id_approved_by; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.time_approvals
    ADD CONSTRAINT fk_time_approvals_tenant_id_approved_by FOREIGN KEY (tenant_id, approved_by) REFERENCES public.users(tenant_id, id);


--
-- Name: time_approvals fk_time_approvals_tenant_id_technician_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.time_approvals
    ADD CONSTRAINT fk_time_approvals_tenant_id_technician_id FOREIGN KEY (tenant_id, technician_id) REFERENCES public.technicians(tenant_id, id);


--
-- Name: time_approvals fk_time_approvals_tenant_id_withdrawn_by; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.time_approvals
    ADD CONSTRAINT fk_time_approvals_tenant_id_withdrawn_by FOREIGN KEY (tenant_id, withdrawn_by) REFERENCES public.users(tenant_id, id);


--
-- Name: time_entries fk_time_entries_tenant_id_technician_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.time_entries
    ADD CONSTRAINT fk_time_entries_tenant_id_technician_id FOREIGN KEY (tenant_id, technician_id) REFERENCES public.technicians(tenant_id, id);


--
-- Name: time_entries fk_time_entries_tenant_id_visit_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.time_entries
    ADD CONSTRAINT fk_time_entries_tenant_id_visit_id FOREIGN KEY (tenant_id, visit_id) REFERENCES public.visits(tenant_id, id);


--
-- Name: time_off fk_time_off_tenant_id_technician_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.time_off
    ADD CONSTRAINT fk_time_off_tenant_id_technician_id FOREIGN KEY (tenant_id, technician_id) REFERENCES public.technicians(tenant_id, id);


--
-- Name: users fk_users_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT fk_users_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


--
-- Name: visit_assignments fk_visit_assignments_tenant_id_technician_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visit_assignments
    ADD CONSTRAINT fk_visit_assignments_tenant_id_technician_id FOREIGN KEY (tenant_id, technician_id) REFERENCES public.technicians(tenant_id, id);


--
-- Name: visit_assignments fk_visit_assignments_tenant_id_visit_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visit_assignments
    ADD CONSTRAINT fk_visit_assignments_tenant_id_visit_id FOREIGN KEY (tenant_id, visit_id) REFERENCES public.visits(tenant_id, id);


--
-- Name: visit_facts fk_visit_facts_tenant_id_technician_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visit_facts
    ADD CONSTRAINT fk_visit_facts_tenant_id_technician_id FOREIGN KEY (tenant_id, technician_id) REFERENCES public.technicians(tenant_id, id);


--
-- Name: visit_facts fk_visit_facts_tenant_id_visit_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visit_facts
    ADD CONSTRAINT fk_visit_facts_tenant_id_visit_id FOREIGN KEY (tenant_id, visit_id) REFERENCES public.visits(tenant_id, id);


--
-- Name: visit_lines fk_visit_lines_tenant_id_visit_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visit_lines
    ADD CONSTRAINT fk_visit_lines_tenant_id_visit_id FOREIGN KEY (tenant_id, visit_id) REFERENCES public.visits(tenant_id, id);


--
-- Name: visit_transitions fk_visit_transitions_tenant_id_visit_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visit_transitions
    ADD CONSTRAINT fk_visit_transitions_tenant_id_visit_id FOREIGN KEY (tenant_id, visit_id) REFERENCES public.visits(tenant_id, id);


--
-- Name: visits fk_visits_tenant_id_job_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visits
    ADD CONSTRAINT fk_visits_tenant_id_job_id FOREIGN KEY (tenant_id, job_id) REFERENCES public.jobs(tenant_id, id);


--
-- Name: visits fk_visits_tenant_id_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.visits
    ADD CONSTRAINT fk_visits_tenant_id_plan_id FOREIGN KEY (tenant_id, plan_id) REFERENCES public.plans(tenant_id, id);


--
-- Name: work_shifts fk_work_shifts_tenant_id_in_edit_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.work_shifts
    ADD CONSTRAINT fk_work_shifts_tenant_id_in_edit_id FOREIGN KEY (tenant_id, in_edit_id) REFERENCES public.punch_edits(tenant_id, id);


--
-- Name: work_shifts fk_work_shifts_tenant_id_in_punch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.work_shifts
    ADD CONSTRAINT fk_work_shifts_tenant_id_in_punch_id FOREIGN KEY (tenant_id, in_punch_id) REFERENCES public.punches(tenant_id, id);


--
-- Name: work_shifts fk_work_shifts_tenant_id_out_edit_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.work_shifts
    ADD CONSTRAINT fk_work_shifts_tenant_id_out_edit_id FOREIGN KEY (tenant_id, out_edit_id) REFERENCES public.punch_edits(tenant_id, id);


--
-- Name: work_shifts fk_work_shifts_tenant_id_out_punch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.work_shifts
    ADD CONSTRAINT fk_work_shifts_tenant_id_out_punch_id FOREIGN KEY (tenant_id, out_punch_id) REFERENCES public.punches(tenant_id, id);


--
-- Name: work_shifts fk_work_shifts_tenant_id_technician_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.work_shifts
    ADD CONSTRAINT fk_work_shifts_tenant_id_technician_id FOREIGN KEY (tenant_id, technician_id) REFERENCES public.technicians(tenant_id, id);


--
-- Name: agreements; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.agreements ENABLE ROW LEVEL SECURITY;

--
-- Name: api_tokens; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.api_tokens ENABLE ROW LEVEL SECURITY;

--
-- Name: audit_events; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.audit_events ENABLE ROW LEVEL SECURITY;

--
-- Name: audit_heads; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.audit_heads ENABLE ROW LEVEL SECURITY;

--
-- Name: certificate_reminders; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.certificate_reminders ENABLE ROW LEVEL SECURITY;

--
-- Name: certifications; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.certifications ENABLE ROW LEVEL SECURITY;

--
-- Name: companies; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.companies ENABLE ROW LEVEL SECURITY;

--
-- Name: counters; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.counters ENABLE ROW LEVEL SECURITY;

--
-- Name: customers; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.customers ENABLE ROW LEVEL SECURITY;

--
-- Name: equipment; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.equipment ENABLE ROW LEVEL SECURITY;

--
-- Name: exceptions; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.exceptions ENABLE ROW LEVEL SECURITY;

--
-- Name: external_ids; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.external_ids ENABLE ROW LEVEL SECURITY;

--
-- Name: geocodes; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.geocodes ENABLE ROW LEVEL SECURITY;

--
-- Name: idempotency_records; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.idempotency_records ENABLE ROW LEVEL SECURITY;

--
-- Name: import_runs; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.import_runs ENABLE ROW LEVEL SECURITY;

--
-- Name: invitations; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.invitations ENABLE ROW LEVEL SECURITY;

--
-- Name: invoice_events; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.invoice_events ENABLE ROW LEVEL SECURITY;

--
-- Name: invoice_lines; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.invoice_lines ENABLE ROW LEVEL SECURITY;

--
-- Name: invoice_series; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.invoice_series ENABLE ROW LEVEL SECURITY;

--
-- Name: invoice_taxes; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.invoice_taxes ENABLE ROW LEVEL SECURITY;

--
-- Name: invoices; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.invoices ENABLE ROW LEVEL SECURITY;

--
-- Name: job_skills; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.job_skills ENABLE ROW LEVEL SECURITY;

--
-- Name: job_transitions; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.job_transitions ENABLE ROW LEVEL SECURITY;

--
-- Name: job_type_lines; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.job_type_lines ENABLE ROW LEVEL SECURITY;

--
-- Name: job_type_skills; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.job_type_skills ENABLE ROW LEVEL SECURITY;

--
-- Name: job_types; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.job_types ENABLE ROW LEVEL SECURITY;

--
-- Name: job_windows; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.job_windows ENABLE ROW LEVEL SECURITY;

--
-- Name: jobs; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.jobs ENABLE ROW LEVEL SECURITY;

--
-- Name: mail_messages; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.mail_messages ENABLE ROW LEVEL SECURITY;

--
-- Name: on_call; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.on_call ENABLE ROW LEVEL SECURITY;

--
-- Name: open_invoices; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.open_invoices ENABLE ROW LEVEL SECURITY;

--
-- Name: outbox_events; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.outbox_events ENABLE ROW LEVEL SECURITY;

--
-- Name: plan_routes; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.plan_routes ENABLE ROW LEVEL SECURITY;

--
-- Name: plan_stops; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.plan_stops ENABLE ROW LEVEL SECURITY;

--
-- Name: plan_unassigned; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.plan_unassigned ENABLE ROW LEVEL SECURITY;

--
-- Name: plans; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.plans ENABLE ROW LEVEL SECURITY;

--
-- Name: price_book_items; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.price_book_items ENABLE ROW LEVEL SECURITY;

--
-- Name: punch_edits; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.punch_edits ENABLE ROW LEVEL SECURITY;

--
-- Name: punches; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.punches ENABLE ROW LEVEL SECURITY;

--
-- Name: shift_exceptions; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.shift_exceptions ENABLE ROW LEVEL SECURITY;

--
-- Name: shift_patterns; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.shift_patterns ENABLE ROW LEVEL SECURITY;

--
-- Name: sign_ins; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.sign_ins ENABLE ROW LEVEL SECURITY;

--
-- Name: sites; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.sites ENABLE ROW LEVEL SECURITY;

--
-- Name: skills; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.skills ENABLE ROW LEVEL SECURITY;

--
-- Name: tax_rates; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.tax_rates ENABLE ROW LEVEL SECURITY;

--
-- Name: technician_skills; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.technician_skills ENABLE ROW LEVEL SECURITY;

--
-- Name: technicians; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.technicians ENABLE ROW LEVEL SECURITY;

--
-- Name: agreements tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.agreements USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: api_tokens tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.api_tokens USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: audit_events tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.audit_events USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: audit_heads tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.audit_heads USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: certificate_reminders tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.certificate_reminders USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: certifications tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.certifications USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: companies tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.companies USING (((current_setting('app.tenant'::text, true) = id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: counters tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.counters USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: customers tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.customers USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: equipment tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.equipment USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: exceptions tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.exceptions USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: external_ids tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.external_ids USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: geocodes tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.geocodes USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: idempotency_records tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.idempotency_records USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: import_runs tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.import_runs USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: invitations tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.invitations USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: invoice_events tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.invoice_events USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: invoice_lines tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.invoice_lines USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: invoice_series tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.invoice_series USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: invoice_taxes tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.invoice_taxes USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: invoices tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.invoices USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: job_skills tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.job_skills USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: job_transitions tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.job_transitions USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: job_type_lines tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.job_type_lines USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: job_type_skills tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.job_type_skills USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: job_types tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.job_types USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: job_windows tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.job_windows USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: jobs tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.jobs USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: mail_messages tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.mail_messages USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: on_call tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.on_call USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: open_invoices tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.open_invoices USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: outbox_events tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.outbox_events USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: plan_routes tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.plan_routes USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: plan_stops tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.plan_stops USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: plan_unassigned tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.plan_unassigned USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: plans tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.plans USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: price_book_items tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.price_book_items USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: punch_edits tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.punch_edits USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: punches tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.punches USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: shift_exceptions tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.shift_exceptions USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: shift_patterns tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.shift_patterns USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: sign_ins tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.sign_ins USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: sites tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.sites USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: skills tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.skills USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: tax_rates tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.tax_rates USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: technician_skills tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.technician_skills USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: technicians tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.technicians USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: territories tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.territories USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: territory_technicians tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.territory_technicians USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: time_approvals tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.time_approvals USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: time_entries tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.time_entries USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: time_off tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.time_off USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: users tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.users USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: visit_assignments tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.visit_assignments USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: visit_facts tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.visit_facts USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: visit_lines tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.visit_lines USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: visit_transitions tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.visit_transitions USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: visits tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.visits USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: work_shifts tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.work_shifts USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


--
-- Name: territories; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.territories ENABLE ROW LEVEL SECURITY;

--
-- Name: territory_technicians; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.territory_technicians ENABLE ROW LEVEL SECURITY;

--
-- Name: time_approvals; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.time_approvals ENABLE ROW LEVEL SECURITY;

--
-- Name: time_entries; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.time_entries ENABLE ROW LEVEL SECURITY;

--
-- Name: time_off; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.time_off ENABLE ROW LEVEL SECURITY;

--
-- Name: users; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;

--
-- Name: visit_assignments; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.visit_assignments ENABLE ROW LEVEL SECURITY;

--
-- Name: visit_facts; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.visit_facts ENABLE ROW LEVEL SECURITY;

--
-- Name: visit_lines; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.visit_lines ENABLE ROW LEVEL SECURITY;

--
-- Name: visit_transitions; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.visit_transitions ENABLE ROW LEVEL SECURITY;

--
-- Name: visits; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.visits ENABLE ROW LEVEL SECURITY;

--
-- Name: work_shifts; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.work_shifts ENABLE ROW LEVEL SECURITY;

--
-- PostgreSQL database dump complete
--



