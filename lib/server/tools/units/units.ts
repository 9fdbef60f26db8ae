/** The known units, each with its exact size in the first unit of its kind. */

/** A kind of quantity, within which units convert into each other. */
export interface Kind {
  name: string
  /** For each unit its exact size in the first one, its symbol, and its other names; plurals in -s are implied. */
  units: ReadonlyArray<readonly [size: string, symbol: string, ...names: string[]]>
}

/** Every kind except temperature, whose scales have different zero points. */
export const KINDS: readonly Kind[] = [
  {
    name: 'length',
    units: [
      ['1', 'm', 'meter', 'metre'],
      ['1000', 'km', 'kilometer', 'kilometre'],
      ['0.1', 'dm', 'decimeter', 'decimetre'],
      ['0.01', 'cm', 'centimeter', 'centimetre'],
      ['0.001', 'mm', 'millimeter', 'millimetre'],
      ['0.000001', 'µm', 'um', 'micrometer', 'micrometre', 'micron'],
      ['0.000000001', 'nm', 'nanometer', 'nanometre'],
      ['0.0254', 'in', 'inch', 'inches', '"'],
      ['0.3048', 'ft', 'foot', 'feet', "'"],
      ['0.9144', 'yd', 'yard'],
      ['1609.344', 'mi', 'mile'],
      ['1852', 'nmi', 'nautical mile'],
      ['149597870700', 'au', 'astronomical unit'],
      ['9460730472580800', 'ly', 'light year', 'light-year', 'lightyear'],
      ['30856775814913673', 'pc', 'parsec'],
    ],
  },
  {
    name: 'mass',
    units: [
      ['1', 'kg', 'kilogram', 'kilo', 'kilogramme'],
      ['0.001', 'g', 'gram', 'gramme'],
      ['0.000001', 'mg', 'milligram'],
      ['0.000000001', 'µg', 'ug', 'mcg', 'microgram'],
      ['1000', 't', 'tonne', 'metric ton'],
      ['0.45359237', 'lb', 'lbs', 'pound'],
      ['0.028349523125', 'oz', 'ounce'],
      ['0.0311034768', 'ozt', 'troy ounce'],
      ['6.35029318', 'st', 'stone'],
      ['907.18474', 'short ton', 'us ton'],
      ['1016.0469088', 'long ton', 'imperial ton'],
      ['0.0002', 'ct', 'carat'],
      ['0.00006479891', 'gr', 'grain'],
    ],
  },
  {
    name: 'area',
    units: [
      ['1', 'm²', 'm2', 'm^2', 'sqm', 'square meter', 'square metre'],
      ['1000000', 'km²', 'km2', 'km^2', 'square kilometer', 'square kilometre'],
      ['0.0001', 'cm²', 'cm2', 'cm^2', 'square centimeter', 'square centimetre'],
      ['0.000001', 'mm²', 'mm2', 'mm^2', 'square millimeter', 'square millimetre'],
      ['10000', 'ha', 'hectare'],
      ['100', 'are'],
      ['0.00064516', 'in²', 'in2', 'in^2', 'sq in', 'square inch', 'square inches'],
      ['0.09290304', 'ft²', 'ft2', 'ft^2', 'sqft', 'sq ft', 'square foot', 'square feet'],
      ['0.83612736', 'yd²', 'yd2', 'yd^2', 'sq yd', 'square yard'],
      ['4046.8564224', 'ac', 'acre'],
      ['2589988.110336', 'mi²', 'mi2', 'mi^2', 'sq mi', 'square mile'],
    ],
  },
  {
    name: 'volume',
    units: [
      ['1', 'L', 'l', 'liter', 'litre'],
      ['0.001', 'mL', 'ml', 'milliliter', 'millilitre', 'cc'],
      ['0.01', 'cL', 'cl', 'centiliter', 'centilitre'],
      ['0.1', 'dL', 'dl', 'deciliter', 'decilitre'],
      ['100', 'hL', 'hl', 'hectoliter', 'hectolitre'],
      ['1000', 'm³', 'm3', 'm^3', 'cubic meter', 'cubic metre'],
      ['0.001', 'cm³', 'cm3', 'cm^3', 'cubic centimeter', 'cubic centimetre'],
      ['0.016387064', 'in³', 'in3', 'in^3', 'cubic inch', 'cubic inches'],
      ['28.316846592', 'ft³', 'ft3', 'ft^3', 'cubic foot', 'cubic feet'],
      ['3.785411784', 'gal', 'us gal', 'gallon', 'us gallon'],
      ['0.946352946', 'qt', 'quart', 'us quart'],
      ['0.473176473', 'pt', 'pint', 'us pint'],
      ['0.2365882365', 'cup', 'us cup'],
      ['0.0295735295625', 'fl oz', 'floz', 'fluid ounce', 'us fl oz', 'us fluid ounce'],
      ['0.01478676478125', 'tbsp', 'tablespoon', 'us tablespoon'],
      ['0.00492892159375', 'tsp', 'teaspoon', 'us teaspoon'],
      ['4.54609', 'imp gal', 'uk gal', 'imperial gallon', 'uk gallon'],
      ['0.56826125', 'imp pt', 'uk pt', 'imperial pint', 'uk pint'],
      ['0.0284130625', 'imp fl oz', 'uk fl oz', 'imperial fluid ounce', 'uk fluid ounce'],
      ['158.987294928', 'bbl', 'oil barrel', 'barrel'],
    ],
  },
  {
    name: 'time',
    units: [
      ['1', 's', 'sec', 'second'],
      ['0.001', 'ms', 'millisecond'],
      ['0.000001', 'µs', 'us', 'microsecond'],
      ['0.000000001', 'ns', 'nanosecond'],
      ['60', 'min', 'minute'],
      ['3600', 'h', 'hr', 'hour'],
      ['86400', 'd', 'day'],
      ['604800', 'wk', 'week'],
      // The average in the Gregorian calendar.
      ['2629746', 'mo', 'month'],
      ['31556952', 'yr', 'a', 'year'],
      ['315569520', 'decade'],
      ['3155695200', 'century', 'centuries'],
    ],
  },
  {
    name: 'speed',
    units: [
      ['1', 'm/s', 'mps', 'meter per second', 'meters per second', 'metres per second'],
      ['5/18', 'km/h', 'kmh', 'kph', 'kilometers per hour', 'kilometres per hour'],
      ['0.44704', 'mph', 'mi/h', 'miles per hour'],
      ['463/900', 'kn', 'kt', 'knot'],
      ['0.3048', 'ft/s', 'fps', 'feet per second'],
      ['299792458', 'c', 'speed of light'],
    ],
  },
  {
    name: 'data',
    units: [
      ['1', 'B', 'byte'],
      ['1/8', 'bit', 'b'],
      ['1000', 'kB', 'KB', 'kilobyte'],
      ['1000000', 'MB', 'megabyte'],
      ['1000000000', 'GB', 'gigabyte'],
      ['1000000000000', 'TB', 'terabyte'],
      ['1000000000000000', 'PB', 'petabyte'],
      ['1024', 'KiB', 'kibibyte'],
      ['1048576', 'MiB', 'mebibyte'],
      ['1073741824', 'GiB', 'gibibyte'],
      ['1099511627776', 'TiB', 'tebibyte'],
      ['1125899906842624', 'PiB', 'pebibyte'],
      ['125', 'kbit', 'kb', 'kilobit'],
      ['125000', 'Mbit', 'Mb', 'megabit'],
      ['125000000', 'Gbit', 'Gb', 'gigabit'],
      ['125000000000', 'Tbit', 'Tb', 'terabit'],
    ],
  },
  {
    name: 'data rate',
    units: [
      ['1', 'bit/s', 'bps', 'bits per second'],
      ['1000', 'kbit/s', 'kbps', 'kb/s', 'kilobits per second'],
      ['1000000', 'Mbit/s', 'Mbps', 'Mb/s', 'megabits per second'],
      ['1000000000', 'Gbit/s', 'Gbps', 'Gb/s', 'gigabits per second'],
      ['8', 'B/s', 'bytes per second'],
      ['8000', 'kB/s', 'KB/s', 'kilobytes per second'],
      ['8000000', 'MB/s', 'megabytes per second'],
      ['8000000000', 'GB/s', 'gigabytes per second'],
    ],
  },
  {
    name: 'energy',
    units: [
      ['1', 'J', 'joule'],
      ['1000', 'kJ', 'kilojoule'],
      ['1000000', 'MJ', 'megajoule'],
      ['3600', 'Wh', 'watt hour', 'watt-hour'],
      ['3600000', 'kWh', 'kilowatt hour', 'kilowatt-hour'],
      ['3600000000', 'MWh', 'megawatt hour', 'megawatt-hour'],
      ['4.184', 'cal', 'calorie'],
      ['4184', 'kcal', 'Cal', 'kilocalorie', 'food calorie'],
      ['1055.05585262', 'BTU', 'british thermal unit'],
      ['0.0000000000000000001602176634', 'eV', 'electronvolt'],
      ['1.3558179483314004', 'ft lb', 'ft-lb', 'foot-pound', 'foot pound'],
    ],
  },
  {
    name: 'power',
    units: [
      ['1', 'W', 'watt'],
      ['0.001', 'mW', 'milliwatt'],
      ['1000', 'kW', 'kilowatt'],
      ['1000000', 'MW', 'megawatt'],
      ['1000000000', 'GW', 'gigawatt'],
      ['735.49875', 'PS', 'metric horsepower'],
      ['745.69987158227022', 'hp', 'horsepower', 'mechanical horsepower'],
    ],
  },
  {
    name: 'pressure',
    units: [
      ['1', 'Pa', 'pascal'],
      ['100', 'hPa', 'hectopascal'],
      ['1000', 'kPa', 'kilopascal'],
      ['1000000', 'MPa', 'megapascal'],
      ['100000', 'bar'],
      ['100', 'mbar', 'millibar'],
      ['101325', 'atm', 'atmosphere'],
      ['20265/152', 'Torr'],
      ['133.322387415', 'mmHg', 'millimeter of mercury', 'millimeters of mercury'],
      ['3386.388640341', 'inHg', 'inch of mercury', 'inches of mercury'],
      ['6894.757293168361', 'psi', 'pounds per square inch'],
    ],
  },
  {
    name: 'force',
    units: [
      ['1', 'N', 'newton'],
      ['1000', 'kN', 'kilonewton'],
      ['4.4482216152605', 'lbf', 'pound-force', 'pound force'],
      ['9.80665', 'kgf', 'kilogram-force', 'kilopond'],
    ],
  },
  {
    name: 'angle',
    // The turn is the base unit, so that everything but the radian is exact.
    units: [
      ['1', 'turn', 'revolution'],
      ['1/360', '°', 'deg', 'degree'],
      ['1/21600', 'arcmin', 'arcminute'],
      ['1/1296000', 'arcsec', 'arcsecond'],
      ['1/400', 'gon', 'gradian', 'grad'],
      ['0.15915494309189533576888376337251436203445964574', 'rad', 'radian'],
    ],
  },
  {
    name: 'frequency',
    units: [
      ['1', 'Hz', 'hertz'],
      ['1000', 'kHz', 'kilohertz'],
      ['1000000', 'MHz', 'megahertz'],
      ['1000000000', 'GHz', 'gigahertz'],
      ['1/60', 'rpm', 'revolutions per minute'],
    ],
  },
  {
    name: 'fuel economy',
    units: [
      ['1', 'km/L', 'km/l', 'kilometers per liter', 'kilometres per litre'],
      ['0.42514370743027200', 'mpg', 'us mpg', 'miles per gallon', 'miles per us gallon'],
      ['0.35400618995846860', 'uk mpg', 'imp mpg', 'imperial mpg', 'miles per imperial gallon'],
    ],
  },
]

/** Consumption for a distance: the inverse of fuel economy. */
export const CONSUMPTION = {
  kind: 'fuel economy',
  symbol: 'L/100km',
  names: ['l/100km', 'l/100 km', 'liters per 100 km', 'litres per 100 km'],
}

/** Temperatures: kelvins per degree, and kelvins at zero degrees. */
export const TEMPERATURES: ReadonlyArray<readonly [degree: string, zero: string, symbol: string, ...names: string[]]> =
  [
    ['1', '0', 'K', 'kelvin'],
    ['1', '273.15', '°C', 'c', 'celsius', 'degree celsius', 'degrees celsius', 'degc'],
    ['5/9', '45967/180', '°F', 'f', 'fahrenheit', 'degree fahrenheit', 'degrees fahrenheit', 'degf'],
    ['5/9', '0', '°R', 'rankine', 'degrees rankine'],
  ]
