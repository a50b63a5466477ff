"""Names of people, firms and roads. Any likeness to somebody is chance."""

FIRST = (
    "Aaron", "Abigail", "Adrian", "Alicia", "Amara", "Andrea", "Anthony", "Beatrice", "Ben", "Bianca", "Caleb",
    "Carmen", "Cecilia", "Charles", "Chloe", "Clara", "Daniel", "Deborah", "Derek", "Diana", "Edith", "Edward",
    "Eileen", "Eli", "Emma", "Eric", "Esther", "Felix", "Fiona", "Frank", "Gabriela", "George", "Gloria", "Hannah",
    "Harold", "Helen", "Henry", "Imani", "Irene", "Isaac", "Ivy", "Jacob", "Janet", "Jerome", "Joan", "Joel",
    "Judith", "Julia", "Karen", "Keith", "Laura", "Leon", "Linda", "Lucas", "Mabel", "Malik", "Margaret", "Martin",
    "Mei", "Miriam", "Nadia", "Nathan", "Nora", "Oliver", "Oscar", "Paula", "Peter", "Quinn", "Rachel", "Ralph",
    "Rosa", "Ruth", "Samuel", "Sara", "Simon", "Sofia", "Stephen", "Tamara", "Teresa", "Theo", "Ursula", "Valerie",
    "Vincent", "Walter", "Wanda", "Xavier", "Yolanda", "Zachary",
)  # fmt: skip

LAST = (
    "Abbott", "Adeyemi", "Alvarez", "Anderson", "Bailey", "Barone", "Becker", "Bianchi", "Blake", "Brennan", "Burke",
    "Callahan", "Campbell", "Castellano", "Chen", "Coleman", "Conti", "Cooper", "Costa", "Cruz", "Dalton", "Delgado",
    "DiNardo", "Dubois", "Edwards", "Ellis", "Farrell", "Ferraro", "Fischer", "Fitzgerald", "Foster", "Gallo",
    "Garcia", "Gibbons", "Goldberg", "Grant", "Hahn", "Hansen", "Harris", "Hayes", "Hoffman", "Holmes", "Hughes",
    "Ibrahim", "Jackson", "Jankowski", "Johnson", "Kaminski", "Kelly", "Kessler", "Khan", "Kim", "Klein", "Kozlov",
    "Lambert", "Larsen", "Lee", "Lewis", "Lombardi", "Lopez", "Marchetti", "Marino", "Marsh", "Mazur", "McAllister",
    "Meyer", "Miller", "Moore", "Morales", "Murphy", "Nakamura", "Nguyen", "Novak", "O'Brien", "Okafor", "Olsen",
    "Ortiz", "Palmer", "Patel", "Perez", "Peterson", "Pham", "Pratt", "Price", "Quinn", "Ramos", "Reed", "Reilly",
    "Rinaldi", "Rivera", "Roberts", "Romano", "Rosen", "Rossi", "Russo", "Ryan", "Santiago", "Schmidt", "Schultz",
    "Shah", "Silva", "Singh", "Sorensen", "Spencer", "Stein", "Stevens", "Sullivan", "Tanaka", "Taylor", "Thornton",
    "Tran", "Turner", "Underwood", "Vandenberg", "Vargas", "Vogel", "Wagner", "Walsh", "Ward", "Weber", "Whitaker",
    "Williams", "Winters", "Wolfe", "Wright", "Yang", "Young", "Zielinski", "Zimmerman",
)  # fmt: skip

FIRM_NAMES = (
    "Browncroft", "Canal Street", "Cobbs Hill", "Corn Hill", "Culver Ridge", "Erie", "Flower City", "Genesee",
    "High Falls", "Highland", "Lake Avenue", "Lilac", "Maplewood", "Monroe", "Mount Hope", "North Star", "Oak Hill",
    "Oxford", "Park Avenue", "Pinnacle", "Seneca", "South Wedge", "Three Rivers", "Upper Falls", "Winton",
)  # fmt: skip

FIRM_KINDS = (
    "Family Dental", "Animal Hospital", "Auto Body", "Bakery", "Brewing", "Cafe", "Day Care", "Diner", "Florist",
    "Fitness", "Hardware", "Inn", "Law Offices", "Montessori", "Music School", "Optical", "Pharmacy", "Pizzeria",
    "Print Shop", "Property Management", "Realty", "Senior Living", "Storage", "Tavern", "Wine & Spirits",
)  # fmt: skip

CHARITIES = (
    "St. Anne Parish Hall", "Monroe Community Food Bank", "Fairport Youth Center", "First Unitarian Meeting House",
    "Genesee Valley Scouts", "Webster Volunteer Ambulance",
)  # fmt: skip

ACCESS_NOTES = (
    "", "", "", "Side door.", "Ring twice, the bell is weak.", "Dog in the yard, please call from the car.",
    "Key box by the garage, code at the office.", "Park on the street, the driveway is shared.",
    "Basement entrance at the back.", "Second floor, buzzer 3.",
)  # fmt: skip
