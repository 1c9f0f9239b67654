/// Codes that FHIR 4.0.1 binds as *required*, each table in full or as far as it is used here: what is in no table cannot
/// be written, because the models that others check with let any word pass.

/// The systems that codes are from.
enum CodeSystem: String {
    case loinc = "http://loinc.org"
    case icd10 = "http://hl7.org/fhir/sid/icd-10-cm"
    case actCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
    case confidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
    case reason = "http://terminology.hl7.org/CodeSystem/v3-ActReason"
    case participation = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
    case clinicalStatus = "http://terminology.hl7.org/CodeSystem/condition-clinical"
    case verification = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
    case conditionCategory = "http://terminology.hl7.org/CodeSystem/condition-category"
    case observationCategory = "http://terminology.hl7.org/CodeSystem/observation-category"
    case achievement = "http://terminology.hl7.org/CodeSystem/goal-achievement"
    case carePlanCategory = "http://hl7.org/fhir/us/core/CodeSystem/careplan-category"
    case flagCategory = "http://terminology.hl7.org/CodeSystem/flag-category"
    case consentScope = "http://terminology.hl7.org/CodeSystem/consentscope"
}

/// The types of resources that a bundle holds.
enum ResourceType: String {
    case composition = "Composition"
    case patient = "Patient"
    case practitioner = "Practitioner"
    case practitionerRole = "PractitionerRole"
    case organization = "Organization"
    case condition = "Condition"
    case goal = "Goal"
    case carePlan = "CarePlan"
    case serviceRequest = "ServiceRequest"
    case task = "Task"
    case flag = "Flag"
    case observation = "Observation"
    case questionnaireResponse = "QuestionnaireResponse"
    case clinicalImpression = "ClinicalImpression"
    case consent = "Consent"
    case provenance = "Provenance"
    case documentReference = "DocumentReference"
}

/// `Composition.status`, and that of everything else that is simply there: `final`.
enum DocumentStatus: String { case final }
/// `Composition.attester.mode`.
enum AttesterMode: String { case personal, professional, legal }
/// `CarePlan.status`, `ServiceRequest.status` and `Flag.status`, where they are the same words.
enum PlanStatus: String { case active, completed }
/// `CarePlan.intent` and `ServiceRequest.intent`, `Task.intent`.
enum PlanIntent: String { case plan, proposal }
/// `Task.status`.
enum TaskStatus: String {
    case requested, accepted, rejected, cancelled, completed
    case inProgress = "in-progress"
    case onHold = "on-hold"
}
/// `QuestionnaireResponse.status`, `ClinicalImpression.status`.
enum CompletedStatus: String {
    case completed
    case inProgress = "in-progress"
}
/// `Consent.status`.
enum ConsentStatus: String { case active, inactive }
/// `Consent.provision.type`.
enum ProvisionType: String { case permit }
/// `DocumentReference.status`.
enum ReferenceStatus: String { case current }
/// `Quantity.comparator`.
enum QuantityComparator: String {
    case below = "<"
    case atMost = "<="
    case atLeast = ">="
    case above = ">"
}
/// `Condition.clinicalStatus`.
enum ClinicalStatus: String { case active, inactive, remission, resolved }
/// `Condition.verificationStatus`.
enum VerificationStatus: String { case provisional, differential, confirmed, refuted }
/// `Narrative.status`.
enum NarrativeStatus: String { case generated }
/// `Bundle.type`.
enum BundleType: String { case document }
