/** Where a figure of a template was published. */
export type TemplateSource = {
  title: string;
  publisher: string;
  /** Null: a page that is kept up to date. */
  year: number | null;
  url: string;
};

/** Every publication a template leans on, under a short name. */
export const TEMPLATE_SOURCES = {
  foodLaw: {
    title: 'The Food Safety and Hygiene (England) Regulations 2013, Schedule 4: food is held at or below 8 °C',
    publisher: 'UK legislation',
    year: 2013,
    url: 'https://www.legislation.gov.uk/uksi/2013/2996/schedule/4',
  },
  twoFourHours: {
    title: '2-hour / 4-hour rule: time above 5 °C adds up, after 4 hours food is thrown away',
    publisher: 'Food Standards Australia New Zealand',
    year: null,
    url: 'https://www.foodstandards.gov.au/foodsafety/standards/Pages/2-hour-4-hour-rule.aspx',
  },
  quickFrozen: {
    title: 'Directive 89/108/EEC on quick-frozen foodstuffs: −18 °C or lower, at most 3 °C above it for a short time',
    publisher: 'European Union',
    year: 1988,
    url: 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=LEGISSUM%3Al21116',
  },
  pinkBook: {
    title: 'Vaccine Storage and Handling (Pink Book, chapter 5): refrigerators from 2 °C to 8 °C',
    publisher: 'CDC',
    year: 2021,
    url: 'https://www.cdc.gov/pinkbook/hcp/table-of-contents/chapter-5-vaccine-storage-and-handling.html',
  },
  pqsE006: {
    title: 'PQS E006, temperature monitoring devices: freezing alarm at −0.5 °C for 60 minutes',
    publisher: 'WHO',
    year: null,
    url: 'https://extranet.who.int/prequal/immunization-devices/e006-temperature-monitoring-devices',
  },
  ds18b20: {
    title: 'DS18B20 data sheet: the register holds +85 °C after power-on',
    publisher: 'Analog Devices (Maxim)',
    year: null,
    url: 'https://www.analog.com/media/en/technical-documentation/data-sheets/ds18b20.pdf',
  },
  dallasTemperature: {
    title: 'Arduino Temperature Control Library: DEVICE_DISCONNECTED_C is −127',
    publisher: 'Miles Burton',
    year: null,
    url: 'https://github.com/milesburton/Arduino-Temperature-Control-Library/blob/master/DallasTemperature.h',
  },
  tc99: {
    title: 'Thermal Guidelines for Data Processing Environments, 5th edition: recommended 18–27 °C, class A1 15–32 °C',
    publisher: 'ASHRAE TC 9.9',
    year: 2021,
    url: 'https://www.ashrae.org/file%20library/technical%20resources/bookstore/supplemental%20files/referencecard_2021thermalguidelines.pdf',
  },
  fruitSet: {
    title: 'High temperature effects on fruit set of tomatoes: best up to 90 °F; 3 hours above 104 °F can fail it',
    publisher: 'Purdue Extension',
    year: null,
    url: 'https://vegcropshotline.org/article/understanding-high-temperature-effects-on-fruit-set-of-tomatoes',
  },
  coldTomatoes: {
    title: 'Abiotic Disorders of Tomatoes: cold injury from 33 °F to 50 °F',
    publisher: 'Utah State University Extension',
    year: null,
    url: 'https://issuu.com/usuextension/docs/abiotic_disorders_of_tomatoes/20',
  },
  wyeast1056: {
    title: 'Wyeast 1056 American Ale: 60–72 °F (15–22 °C)',
    publisher: 'Wyeast Laboratories',
    year: null,
    url: 'https://wyeastlab.com/product/american-ale/',
  },
} as const satisfies Record<string, TemplateSource>;

export type SourceName = keyof typeof TEMPLATE_SOURCES;
