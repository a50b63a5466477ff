// Names, towns and trades for the made-up company of the mock server.
export const crew = [
  'Dana Whitfield', 'Marcus Oyelaran', 'Elena Petrov', 'Tom Brannigan', 'Priya Raman', 'Luis Ortega', 'Kayla Jensen',
  'Andre Baptiste', 'Grace Lindqvist', 'Sam Kowalczyk', 'Nia Robinson', 'Victor Haddad', 'Maya Feldman', 'Owen Gallagher',
];

export const towns = [
  ['Rochester', '14607', 43.147, -77.588], ['Rochester', '14620', 43.131, -77.605], ['Greece', '14626', 43.21, -77.7],
  ['Irondequoit', '14617', 43.213, -77.58], ['Webster', '14580', 43.212, -77.43], ['Penfield', '14526', 43.13, -77.475],
  ['Pittsford', '14534', 43.09, -77.515], ['Brighton', '14618', 43.118, -77.55], ['Henrietta', '14467', 43.059, -77.612],
  ['Chili', '14624', 43.105, -77.745], ['Gates', '14606', 43.153, -77.7], ['Fairport', '14450', 43.099, -77.442],
];

export const streets = [
  'Maple Ave', 'Culver Rd', 'East Ave', 'Monroe Ave', 'Park Ave', 'Dewey Ave', 'Titus Ave', 'Elmwood Ave', 'Oxford St',
  'Lake Rd', 'Five Mile Line Rd', 'Clover St', 'Winton Rd', 'Long Pond Rd', 'Portland Ave', 'Highland Pkwy', 'Jay St',
  'Seneca Pkwy', 'Browncroft Blvd', 'Whitney Rd',
];

export const customers = [
  'Hollis Family Dental', 'R. Castellano', 'Brighton Montessori', 'J. & M. Adeyemi', 'Lakeview Apartments', 'P. Sorensen',
  'Corner Bakery on Park', 'T. Nakamura', 'St. Anne Parish Hall', 'D. Kessler', 'Genesee Coffee Roasters', 'B. Okafor',
  'Winton Animal Hospital', 'L. Marchetti', 'Erie Canal Brewing', 'H. Vandenberg', 'Seneca Storage', 'C. Dubois',
  'Pittsford Wine & Spirits', 'A. Rosenthal', 'Monroe Auto Body', 'S. Whitaker', 'Culver Ridge Diner', 'M. Fitzgerald',
  'Highland Senior Living', 'N. Abdullah', 'Fairport Youth Center', 'G. Lombardi', 'Oak Hill Pro Shop', 'E. Thornton',
];

export const trades = [
  { type: 'Furnace tune-up', minutes: 60, skill: 'GAS', price: 14900 },
  { type: 'No heat', minutes: 90, skill: 'GAS', price: 18900 },
  { type: 'Water heater swap', minutes: 150, skill: 'PLUMB', price: 42900 },
  { type: 'Drain cleaning', minutes: 50, skill: 'PLUMB', price: 17500 },
  { type: 'Leak repair', minutes: 75, skill: 'PLUMB', price: 21000 },
  { type: 'Panel inspection', minutes: 45, skill: 'ELEC', price: 12900 },
  { type: 'Heat pump service', minutes: 80, skill: 'HVAC', price: 19900 },
  { type: 'Rooftop unit check', minutes: 110, skill: 'HVAC', price: 28900 },
];

export const skillNames = { GAS: 'Gas fitting', PLUMB: 'Plumbing', ELEC: 'Electrical', HVAC: 'Refrigeration' };

export const whyNot = [
  ['NO_ROOM', 'Nearest fit is Dana Whitfield, 35 min short before her shift ends.'],
  ['CERTIFICATE_LAPSED', 'The gas certificate of Owen Gallagher ended on November 20.'],
  ['NO_SKILL', 'Nobody on shift has Refrigeration at level 3.'],
  ['NO_SHIFT_IN_WINDOW', 'No shift covers the window 6:00 PM – 8:00 PM.'],
  ['TOO_FAR', 'Batavia is 58 min from the nearest start; no shift has room for the way there and back.'],
];
