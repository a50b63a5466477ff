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
    CONSTRAINT ck_companies_currency_length CHECK ((length(currency) = 3)),
    CONSTRAINT ck_companies_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_companies_invoicing_known CHECK ((invoicing = ANY (ARRAY['suggest'::text, 'auto'::text]))),
    CONSTRAINT ck_companies_is_demo_flag CHECK ((is_demo = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT ck_companies_review_first_invoice_flag CHECK ((review_first_invoice = ANY (ARRAY[(0)::bigint, (1)::bigint])))
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
    CONSTRAINT ck_customers_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_customers_on_hold_flag CHECK ((on_hold = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
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
    CONSTRAINT ck_exceptions_id_id CHECK ((length(id) = 36)),
    CONSTRAINT ck_exceptions_state_known CHECK ((state = ANY (ARRAY['open'::text, 'resolved'::text])))
);

ALTER TABLE ONLY public.exceptions FORCE ROW LEVEL SECURITY;


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
-- Name: installation_counters; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.installation_counters (
    name text NOT NULL,
    next bigint NOT NULL
);


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
    CONSTRAINT ck_sites_id_id CHECK ((length(id) = 36)),
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
-- Name: throttles; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.throttles (
    subject text NOT NULL,
    failures bigint NOT NULL,
    last_at bigint NOT NULL
);


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
    in_punch_id text NOT NULL,
    out_punch_id text,
    starts_at bigint NOT NULL,
    ends_at bigint,
    state text NOT NULL,
    booked int8range GENERATED ALWAYS AS (
CASE
    WHEN (state = 'closed'::text) THEN int8range(((technician_no * '17592186044416'::bigint) + starts_at), ((technician_no * '17592186044416'::bigint) + ends_at))
    ELSE NULL::int8range
END) STORED,
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
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('0001_spine');


--
-- Data for Name: api_tokens; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.api_tokens VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dddb-7212-a73d-78855fcfb8df', '01a20021-dbbd-7d75-92c2-30b0bc44d4ee', 'test', '71296fc7833ad77ae76e85282ada41e2de437fde0589ae1cd1a15e8f1d0d273a', NULL, 1772456400000, NULL, NULL);


--
-- Data for Name: audit_events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_events VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', 1, 1772456400000, 'command line', 'company.create', 'company', '01a20021-dbb1-7fbb-b6d5-a2c232467990', '{"name":"Released Heating"}', 'company.create', '0000000000000000000000000000000000000000000000000000000000000000', '2c5835f3311b1789529457d196381184440c3b6e3a056be64e702c8ff6bc307a');
INSERT INTO public.audit_events VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', 2, 1772456400000, 'command line', 'user.create', 'user', '01a20021-dbbd-7d75-92c2-30b0bc44d4ee', '{"role":"technician"}', 'company.create', '2c5835f3311b1789529457d196381184440c3b6e3a056be64e702c8ff6bc307a', 'fa63c9e7293b9401015d972abf80a8374fd2bb4d0209d9d2bd94d22357126e67');
INSERT INTO public.audit_events VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', 3, 1772456400000, 'command line', 'user.create', 'user', '01a20021-dbc0-7a75-96d2-5b32272235e4', '{"role":"dispatcher"}', 'company.create', 'fa63c9e7293b9401015d972abf80a8374fd2bb4d0209d9d2bd94d22357126e67', 'c98d6835ab79d2416ab49a45c1bf887e991d1739f48437c77c6027b3c3430d8b');
INSERT INTO public.audit_events VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', 4, 1772456400000, 'command line', 'user.create', 'user', '01a20021-dbc1-7580-8b92-92e38c581161', '{"role":"office"}', 'company.create', 'c98d6835ab79d2416ab49a45c1bf887e991d1739f48437c77c6027b3c3430d8b', 'b6e81323eae73e4ddec135d9dd4d4a3b2be2d90e6c194c170c684c2a11eb2281');
INSERT INTO public.audit_events VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', 5, 1772456400000, 'command line', 'user.create', 'user', '01a20021-dbc2-7d0f-af6f-b415a6c0bfd9', '{"role":"payroll"}', 'company.create', 'b6e81323eae73e4ddec135d9dd4d4a3b2be2d90e6c194c170c684c2a11eb2281', 'd0bbc487ed4624c40fcd2874c6edce2bd302a423f0032b99daaf1830e5c99b94');
INSERT INTO public.audit_events VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', 6, 1772456400000, 'command line', 'user.create', 'user', '01a20021-dbc3-7dab-88ef-d822b7ae7d3d', '{"role":"owner"}', 'company.create', 'd0bbc487ed4624c40fcd2874c6edce2bd302a423f0032b99daaf1830e5c99b94', 'd1bb74b77a1b2bb705d7c2d379ed80bc00dfc99509257a30d80ade472bef70cd');
INSERT INTO public.audit_events VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', 7, 1772456400000, 'command line', 'user.create', 'user', '01a20021-dbc3-7c71-9447-2f973e3f4ba2', '{"role":"auditor"}', 'company.create', 'd1bb74b77a1b2bb705d7c2d379ed80bc00dfc99509257a30d80ade472bef70cd', '27d34e626dc30b5eb9460251007d4091827ea68bf370b04362420bd67b5520c1');
INSERT INTO public.audit_events VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', 8, 1772456400000, 'test', 'plan.request', 'plan', '01a20021-dbfa-7200-a2b2-ce0f2486fc05', '{"day":"2026-03-02","seed":1}', 'test', '27d34e626dc30b5eb9460251007d4091827ea68bf370b04362420bd67b5520c1', '1d2f3be1a5fdf70aade9611c3eb814ed4fb6cab56235badac8762078b778558a');
INSERT INTO public.audit_events VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', 9, 1772456400000, 'worker', 'plan.propose', 'plan', '01a20021-dbfa-7200-a2b2-ce0f2486fc05', '{"input_hash":"cc586e369b777391a0abe08a8af9f59789a1c6e6d3e211976d6877260a17f804"}', 'plan:01a20021-dbfa-7200-a2b2-ce0f2486fc05', '1d2f3be1a5fdf70aade9611c3eb814ed4fb6cab56235badac8762078b778558a', '2c70059bca55998a85f20088f9e6cf65a5cd82b0401027a5306fd9d5d1d3e1f4');
INSERT INTO public.audit_events VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', 10, 1772456400000, 'test', 'plan.publish', 'plan', '01a20021-dbfa-7200-a2b2-ce0f2486fc05', '{"day":"2026-03-02"}', 'test', '2c70059bca55998a85f20088f9e6cf65a5cd82b0401027a5306fd9d5d1d3e1f4', '261d23670b9e5ce372884194599129995cf0a324de0e1a620f3cc98909b677cb');
INSERT INTO public.audit_events VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', 11, 1772456400000, 'test', 'token.create', 'token', '01a20021-dddb-7212-a73d-78855fcfb8df', '{"label":"test","scopes":null}', 'test', '261d23670b9e5ce372884194599129995cf0a324de0e1a620f3cc98909b677cb', '5f8e673fb50fe2b9e7f2724362b32fe78a7a4fc84f8d6a3e325ccb4f1f5f6d57');


--
-- Data for Name: audit_heads; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_heads VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', 11, '5f8e673fb50fe2b9e7f2724362b32fe78a7a4fc84f8d6a3e325ccb4f1f5f6d57');


--
-- Data for Name: certifications; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: companies; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.companies VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', 'Released Heating', 'America/New_York', 'USD', 'en-US', '', '', '', '', '#1f5fbf', 'INV-', 14, '', 'auto', 500000, 0, 'NY-MONROE', 'Depot', 43160000, -77610000, 0, 1, 1772456400000, 1772456400000);


--
-- Data for Name: counters; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.counters VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', 'customer', 2);
INSERT INTO public.counters VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', 'job', 3);


--
-- Data for Name: customers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.customers VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbd3-7b84-89de-e19fb0dd7333', 1, 'Rosenthal', '+1 585 555 0147', 'rosenthal@customer.example', '12 Elm Street
Rochester, NY 14607', 0, '', 0, '', 'rosenthal 1 +1 585 555 0147 rosenthal@customer.example 12 elm street rochester, ny 14607 15855550147', 1, 1772456400000, 1772456400000);


--
-- Data for Name: equipment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.equipment VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbea-7cb0-966d-0d17e892db85', '01a20021-dbdf-700a-b1a2-d1f7987b6dd1', 'Furnace', 'Carrier', '59TP6', '4417A21093', NULL, '', 1, 1772456400000, 1772456400000);


--
-- Data for Name: exceptions; Type: TABLE DATA; Schema: public; Owner: -
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
-- Data for Name: installation_counters; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.installation_counters VALUES ('technician', 2);


--
-- Data for Name: invoice_events; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: invoice_lines; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: invoice_series; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invoice_series VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', 'invoice', 1, 1);


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

INSERT INTO public.job_transitions VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbf0-76ac-960a-eb5abc9ad25d', '01a20021-dbec-7092-814b-f1fc349304ca', 0, NULL, 'open', 1772456400000, 'test', 'test');
INSERT INTO public.job_transitions VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbf6-7ac1-bf31-490bc98ebafd', '01a20021-dbf5-7626-9b72-0742012c4236', 0, NULL, 'open', 1772456400000, 'test', 'test');
INSERT INTO public.job_transitions VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-ddce-7e20-8e18-143beafd3af7', '01a20021-dbf5-7626-9b72-0742012c4236', 1, 'open', 'scheduled', 1772456400000, 'test', 'test');
INSERT INTO public.job_transitions VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-ddd6-7052-8b2b-cb9b51332228', '01a20021-dbec-7092-814b-f1fc349304ca', 1, 'open', 'scheduled', 1772456400000, 'test', 'test');


--
-- Data for Name: job_type_lines; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_type_lines VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbe3-7cfc-92c2-a998e67d03e1', '01a20021-dbe1-7f55-beea-70c5aae349b2', 0, '01a20021-dbd8-7cfa-b9fa-dedf5a9bdac4', 1000000);


--
-- Data for Name: job_type_skills; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: job_types; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_types VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbe1-7f55-beea-70c5aae349b2', 'TUNE', 'Tune', 3600, 0, 'flat', '01a20021-dbd5-761d-89db-0d23c5b67417', 0, 0, '[]', 0, 0, 1, 1, 1772456400000, 1772456400000);
INSERT INTO public.job_types VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbe4-7263-bd04-f8f6597be8e6', 'REPAIR', 'Repair', 3600, 0, 'timed', '01a20021-dbd7-7bd4-8437-4d61591c855f', 0, 0, '[]', 0, 0, 1, 1, 1772456400000, 1772456400000);


--
-- Data for Name: job_windows; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_windows VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbf2-7e72-a29a-d259f0e533d9', '01a20021-dbec-7092-814b-f1fc349304ca', 0, 1772456400000, 1772488800000);
INSERT INTO public.job_windows VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbf7-7f82-b9f7-ea148f672575', '01a20021-dbf5-7626-9b72-0742012c4236', 0, 1772456400000, 1772488800000);


--
-- Data for Name: jobs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.jobs VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbf5-7626-9b72-0742012c4236', 2, '01a20021-dbd3-7b84-89de-e19fb0dd7333', '01a20021-dbdf-700a-b1a2-d1f7987b6dd1', '01a20021-dbe4-7263-bd04-f8f6597be8e6', NULL, 'Repair', '', 10, 3600, NULL, '', 'scheduled', 1, NULL, NULL, NULL, 2, 1772456400000, 1772456400000);
INSERT INTO public.jobs VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbec-7092-814b-f1fc349304ca', 1, '01a20021-dbd3-7b84-89de-e19fb0dd7333', '01a20021-dbdf-700a-b1a2-d1f7987b6dd1', '01a20021-dbe1-7f55-beea-70c5aae349b2', NULL, 'Tune', '', 10, 3600, NULL, '', 'scheduled', 1, NULL, NULL, NULL, 2, 1772456400000, 1772456400000);


--
-- Data for Name: mail_messages; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: outbox_events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox_events VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-ddd6-7341-8ab2-acfa19222872', 'plan.published', '01a20021-dbfa-7200-a2b2-ce0f2486fc05', '{}', 1772456400000, 'waiting', 0, 0, 1772456400000, NULL, NULL);


--
-- Data for Name: plan_routes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.plan_routes VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dd92-7601-9dc3-bbf0a8e3af50', '01a20021-dbfa-7200-a2b2-ce0f2486fc05', '01a20021-dbdd-7b5c-a02c-c01e6be1940f', 1772456400000, 1772488800000, '[]', 206, 7612);


--
-- Data for Name: plan_stops; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.plan_stops VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dd95-79e8-963e-84e667f7470b', '01a20021-dbfa-7200-a2b2-ce0f2486fc05', '01a20021-dbdd-7b5c-a02c-c01e6be1940f', 1, '01a20021-dbf5-7626-9b72-0742012c4236', '01a20021-ddc0-794e-9dbd-b4b82e5038df', 1772456606000, 1772460206000, 206, 0, 1772456400000, 1772488800000);
INSERT INTO public.plan_stops VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dd99-79f6-b09c-016ba52882f6', '01a20021-dbfa-7200-a2b2-ce0f2486fc05', '01a20021-dbdd-7b5c-a02c-c01e6be1940f', 2, '01a20021-dbec-7092-814b-f1fc349304ca', '01a20021-ddd0-7d49-9d75-89bca21ad521', 1772460206000, 1772463806000, 0, 0, 1772456400000, 1772488800000);


--
-- Data for Name: plan_unassigned; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: plans; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.plans VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbfa-7200-a2b2-ce0f2486fc05', '2026-03-02', 'published', NULL, 1772456400000, 5, 2, 1, 'ortools-routing-regions', '0.1.0', 'cc586e369b777391a0abe08a8af9f59789a1c6e6d3e211976d6877260a17f804', '{"company:01a20021-dbb1-7fbb-b6d5-a2c232467990":1,"job:01a20021-dbec-7092-814b-f1fc349304ca":1,"job:01a20021-dbf5-7626-9b72-0742012c4236":1,"shift_pattern:01a20021-dbe5-73ae-86c0-4d2b4fedc0e3":1,"technician:01a20021-dbdd-7b5c-a02c-c01e6be1940f":1}', '{"elapsed_seconds":0.0,"found_at":0.0,"fraction":0.0,"served":2,"total":2,"travel_seconds":412,"unserved_priority":0}', '{"idle_seconds":0,"jobs":2,"load_max":7612,"load_min":7612,"overtime_seconds":0,"served":2,"travel_seconds":412,"travel_share":0.0541,"unassigned":0}', NULL, 0, 1, 1, 1772456430000, 1772456400000, 1772456400000);


--
-- Data for Name: price_book_items; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.price_book_items VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbd5-761d-89db-0d23c5b67417', 'LAB-TUNE', 'Furnace tune-up', 'labour', 'h', 149000000, 'standard', 1, 'lab-tune furnace tune-up', 1, 1772456400000, 1772456400000);
INSERT INTO public.price_book_items VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbd7-7bd4-8437-4d61591c855f', 'LAB-HOUR', 'Labour, an hour', 'labour', 'h', 118000000, 'standard', 1, 'lab-hour labour, an hour', 1, 1772456400000, 1772456400000);
INSERT INTO public.price_book_items VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbd8-7cfa-b9fa-dedf5a9bdac4', 'FILTER', 'Filter 16 x 25', 'material', 'ea', 18500000, 'standard', 1, 'filter filter 16 x 25', 1, 1772456400000, 1772456400000);


--
-- Data for Name: punches; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: shift_exceptions; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: shift_patterns; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.shift_patterns VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbe5-73ae-86c0-4d2b4fedc0e3', '01a20021-dbdd-7b5c-a02c-c01e6be1940f', 0, 28800, 61200, '[]', 1, 0, '2020-01-01', NULL, 1, 1772456400000, 1772456400000);
INSERT INTO public.shift_patterns VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbe7-78ce-b4cd-c0642c52915e', '01a20021-dbdd-7b5c-a02c-c01e6be1940f', 1, 28800, 61200, '[]', 1, 0, '2020-01-01', NULL, 1, 1772456400000, 1772456400000);
INSERT INTO public.shift_patterns VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbe7-778a-9015-bf0c6f0eb862', '01a20021-dbdd-7b5c-a02c-c01e6be1940f', 2, 28800, 61200, '[]', 1, 0, '2020-01-01', NULL, 1, 1772456400000, 1772456400000);
INSERT INTO public.shift_patterns VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbe8-7972-ab03-80878cf4ffbe', '01a20021-dbdd-7b5c-a02c-c01e6be1940f', 3, 28800, 61200, '[]', 1, 0, '2020-01-01', NULL, 1, 1772456400000, 1772456400000);
INSERT INTO public.shift_patterns VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbe8-78ff-851e-b74840695b86', '01a20021-dbdd-7b5c-a02c-c01e6be1940f', 4, 28800, 61200, '[]', 1, 0, '2020-01-01', NULL, 1, 1772456400000, 1772456400000);
INSERT INTO public.shift_patterns VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbe9-7e14-8f25-100553be874d', '01a20021-dbdd-7b5c-a02c-c01e6be1940f', 5, 28800, 61200, '[]', 1, 0, '2020-01-01', NULL, 1, 1772456400000, 1772456400000);
INSERT INTO public.shift_patterns VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbe9-7f88-9390-0d457cf3385b', '01a20021-dbdd-7b5c-a02c-c01e6be1940f', 6, 28800, 61200, '[]', 1, 0, '2020-01-01', NULL, 1, 1772456400000, 1772456400000);


--
-- Data for Name: sign_ins; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: sites; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sites VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbdf-700a-b1a2-d1f7987b6dd1', '01a20021-dbd3-7b84-89de-e19fb0dd7333', 'Home', '12 Elm Street', 'Rochester', 'NY', '14607', 43155000, -77605000, 'NY-MONROE', 'Side door.', '', 'home 12 elm street rochester 14607 14607', 1, 1772456400000, 1772456400000);


--
-- Data for Name: skills; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: tax_rates; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tax_rates VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbd8-767c-b0c7-552e4e07355e', 'Sales tax', 'NY-MONROE', 'standard', 80000, '2020-01-01', NULL, 'test', 1, 1772456400000, 1772456400000);


--
-- Data for Name: technician_skills; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: technicians; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.technicians VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbdd-7b5c-a02c-c01e6be1940f', 1, '01a20021-dbbd-7d75-92c2-30b0bc44d4ee', 'Dana Whitfield', '+1 585 555 0100', 0, 'depot', 'depot', '', NULL, NULL, 1, 1, 1772456400000, 1772456400000);


--
-- Data for Name: throttles; Type: TABLE DATA; Schema: public; Owner: -
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

INSERT INTO public.users VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbbd-7d75-92c2-30b0bc44d4ee', 'technician@a2c232467990.example', 'Technician', 'technician', 'active', '$argon2id$v=19$m=19456,t=2,p=1$j0xFThrEK8dM63FG5cMb3A$7w7/p9X8+7W/cT3MtwwlnItpBSHpRzgciAeo5yNOkX8', 1, 1772456400000, 1772456400000);
INSERT INTO public.users VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbc0-7a75-96d2-5b32272235e4', 'dispatcher@a2c232467990.example', 'Dispatcher', 'dispatcher', 'active', '$argon2id$v=19$m=19456,t=2,p=1$j0xFThrEK8dM63FG5cMb3A$7w7/p9X8+7W/cT3MtwwlnItpBSHpRzgciAeo5yNOkX8', 1, 1772456400000, 1772456400000);
INSERT INTO public.users VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbc1-7580-8b92-92e38c581161', 'office@a2c232467990.example', 'Office', 'office', 'active', '$argon2id$v=19$m=19456,t=2,p=1$j0xFThrEK8dM63FG5cMb3A$7w7/p9X8+7W/cT3MtwwlnItpBSHpRzgciAeo5yNOkX8', 1, 1772456400000, 1772456400000);
INSERT INTO public.users VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbc2-7d0f-af6f-b415a6c0bfd9', 'payroll@a2c232467990.example', 'Payroll', 'payroll', 'active', '$argon2id$v=19$m=19456,t=2,p=1$j0xFThrEK8dM63FG5cMb3A$7w7/p9X8+7W/cT3MtwwlnItpBSHpRzgciAeo5yNOkX8', 1, 1772456400000, 1772456400000);
INSERT INTO public.users VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbc3-7dab-88ef-d822b7ae7d3d', 'owner@a2c232467990.example', 'Owner', 'owner', 'active', '$argon2id$v=19$m=19456,t=2,p=1$j0xFThrEK8dM63FG5cMb3A$7w7/p9X8+7W/cT3MtwwlnItpBSHpRzgciAeo5yNOkX8', 1, 1772456400000, 1772456400000);
INSERT INTO public.users VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-dbc3-7c71-9447-2f973e3f4ba2', 'auditor@a2c232467990.example', 'Auditor', 'auditor', 'active', '$argon2id$v=19$m=19456,t=2,p=1$j0xFThrEK8dM63FG5cMb3A$7w7/p9X8+7W/cT3MtwwlnItpBSHpRzgciAeo5yNOkX8', 1, 1772456400000, 1772456400000);


--
-- Data for Name: visit_assignments; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.visit_assignments VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-ddc9-76a3-9a9a-3eddd4d70960', '01a20021-ddc0-794e-9dbd-b4b82e5038df', '01a20021-dbdd-7b5c-a02c-c01e6be1940f', 1, 'lead', 1772456606, 1772460206, 1, DEFAULT);
INSERT INTO public.visit_assignments VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-ddd4-72ef-9acb-6c978ff127e3', '01a20021-ddd0-7d49-9d75-89bca21ad521', '01a20021-dbdd-7b5c-a02c-c01e6be1940f', 1, 'lead', 1772460206, 1772463806, 1, DEFAULT);


--
-- Data for Name: visit_facts; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: visit_lines; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: visit_transitions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.visit_transitions VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-ddc3-7170-816b-52c60ce95ba2', '01a20021-ddc0-794e-9dbd-b4b82e5038df', 0, NULL, 'scheduled', 1772456400000, 'test', 'test');
INSERT INTO public.visit_transitions VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-ddd1-7314-8dba-75dd3b2dcb71', '01a20021-ddd0-7d49-9d75-89bca21ad521', 0, NULL, 'scheduled', 1772456400000, 'test', 'test');


--
-- Data for Name: visits; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.visits VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-ddc0-794e-9dbd-b4b82e5038df', '01a20021-dbf5-7626-9b72-0742012c4236', 1, '01a20021-dbfa-7200-a2b2-ce0f2486fc05', 'scheduled', NULL, 1772456606000, 1772460206000, 206, 1772456400000, 1772488800000, 'none', NULL, NULL, NULL, NULL, 0, NULL, '', NULL, 1, 1772456400000, 1772456400000);
INSERT INTO public.visits VALUES ('01a20021-dbb1-7fbb-b6d5-a2c232467990', '01a20021-ddd0-7d49-9d75-89bca21ad521', '01a20021-dbec-7092-814b-f1fc349304ca', 1, '01a20021-dbfa-7200-a2b2-ce0f2486fc05', 'scheduled', NULL, 1772460206000, 1772463806000, 0, 1772456400000, 1772488800000, 'none', NULL, NULL, NULL, NULL, 0, NULL, '', NULL, 1, 1772456400000, 1772456400000);


--
-- Data for Name: work_shifts; Type: TABLE DATA; Schema: public; Owner: -
--



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
-- Name: idempotency_records pk_idempotency_records; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency_records
    ADD CONSTRAINT pk_idempotency_records PRIMARY KEY (tenant_id, caller_id, key);


--
-- Name: installation_counters pk_installation_counters; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.installation_counters
    ADD CONSTRAINT pk_installation_counters PRIMARY KEY (name);


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
-- Name: punches pk_punches; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.punches
    ADD CONSTRAINT pk_punches PRIMARY KEY (tenant_id, id);


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
-- Name: throttles pk_throttles; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.throttles
    ADD CONSTRAINT pk_throttles PRIMARY KEY (subject);


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
-- Name: api_tokens uq_api_tokens_token_hash; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT uq_api_tokens_token_hash UNIQUE (token_hash);


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
-- Name: ix_outbox_events_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_outbox_events_waiting ON public.outbox_events USING btree (next_try_at) WHERE (state = 'waiting'::text);


--
-- Name: ix_plans_tenant_id_day_status; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_plans_tenant_id_day_status ON public.plans USING btree (tenant_id, day, status);


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
-- Name: exceptions fk_exceptions_tenant_id_resolved_by; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exceptions
    ADD CONSTRAINT fk_exceptions_tenant_id_resolved_by FOREIGN KEY (tenant_id, resolved_by) REFERENCES public.users(tenant_id, id);


--
-- Name: idempotency_records fk_idempotency_records_tenant_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency_records
    ADD CONSTRAINT fk_idempotency_records_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.companies(id);


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
-- Name: work_shifts fk_work_shifts_tenant_id_in_punch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.work_shifts
    ADD CONSTRAINT fk_work_shifts_tenant_id_in_punch_id FOREIGN KEY (tenant_id, in_punch_id) REFERENCES public.punches(tenant_id, id);


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
-- Name: idempotency_records; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.idempotency_records ENABLE ROW LEVEL SECURITY;

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
-- Name: idempotency_records tenant; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY tenant ON public.idempotency_records USING (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text))) WITH CHECK (((current_setting('app.tenant'::text, true) = tenant_id) OR (current_setting('app.tenant'::text, true) = '*'::text)));


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



