TRUNCATE person, visit, "Patient", measurement, vault, empty_box, other.person;
