-- One row a case: the largest, the smallest, NULL, odd ones. Spark 3.5 made of it: types.schema.json, types.jsonl (by way of JsonLines.java, in a session whose time zone is America/New_York) and types.arrow, which lacks
-- the last four columns, since its Arrow has no calendar intervals.
SELECT
  n, b, ti, si, i, bi,
  f, d,
  cast(wide AS decimal(38,0)) AS wide, cast(fine AS decimal(38,38)) AS fine, cast(money AS decimal(20,4)) AS money,
  s, x, day, at, clock, months, span,
  CASE r WHEN 2 THEN null WHEN 3 THEN array() ELSE array(map('a', named_struct('y', i, 'y', cast(money AS decimal(20,4))), 'b"\n', null), map(), null) END AS `nested "list"`,
  CASE r WHEN 2 THEN null ELSE map(coalesce(i, 0), day) END AS byInt,
  CASE r WHEN 2 THEN null ELSE map(named_struct('k', coalesce(bi, 0L), 'k', array(coalesce(x, X''))), array(at, null)) END AS byStruct,
  CASE r WHEN 2 THEN null ELSE map(coalesce(x, X''), map(coalesce(d, 0D), months)) END AS byBytes,
  CASE r WHEN 2 THEN null ELSE map(coalesce(cast(money AS decimal(20,4)), 0), span, 1.5, null) END AS byDecimal,
  CASE r WHEN 2 THEN null ELSE map(at, true) END AS byTime,
  CASE r WHEN 2 THEN null ELSE map(b, x) END AS byBoolean,
  CASE r WHEN 2 THEN null ELSE named_struct('a b', b, 'a b', bi, 'c`d', d, '', fine, 'at', at, 'clock', clock, 'months', months, 'span', span, 'x', x, 's', s, 'nothing', null, 'deep', named_struct('list', array(array(day), null, array()))) END AS all,
  i AS i,
  cal,
  CASE r WHEN 2 THEN null ELSE map(array(coalesce(day, date'1970-01-01')), cal) END AS calByList,
  CASE r WHEN 2 THEN null ELSE map(cal, clock) END AS byCal,
  CASE r WHEN 2 THEN null ELSE array(named_struct('cal', cal), null) END AS listOfCal
FROM VALUES
  (0, null, true, 127Y, 32767S, 2147483647, 9223372036854775807L, float('3.4028235E38'), 1.7976931348623157E308D,
    99999999999999999999999999999999999999BD, 0.99999999999999999999999999999999999999BD, 9999999999999999.9999BD,
    decode(unhex('000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F20222F5C7FC280C285E280A8E280A9EFBBBFF09F9880F09F91A8E2808DF09F91A9EFBFBF'), 'UTF-8'),
    unhex('000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9FA0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBFC0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDFE0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF'),
    date'9999-12-31', timestamp_micros(9223372036854775807L), timestamp_ntz'9999-12-31 23:59:59.999999',
    interval '178956970-7' year to month, interval '106751991 04:00:54.775807' day to second, make_interval(178956970, 7, 0, 2147483647, 2562047, 47, 16.854775)),
  (1, null, false, -128Y, -32768S, cast(-2147483648 AS int), cast('-9223372036854775808' AS bigint), float('-3.4028235E38'), 4.9E-324D,
    -99999999999999999999999999999999999999BD, cast('-0.00000000000000000000000000000000000001' AS decimal(38,38)), -0.0001BD,
    '', X'', date'0001-01-01', timestamp'0001-01-01 00:00:00.000001 UTC', timestamp_ntz'0001-01-01 00:00:00.000001',
    interval '-178956970-8' year to month, interval '-106751991 04:00:54.775808' day to second, make_interval(-1, -2, 0, -3, -4, -5, -6.000001)),
  (2, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null),
  (3, null, true, 0Y, 0S, 0, 9007199254740993L, float('NaN'), double('-Infinity'), 1BD, 0BD, 0.5BD, 'null', X'00', date'+123456-01-01', timestamp'1969-12-31 23:59:59.999999 UTC', timestamp_ntz'+100000-01-01 00:00:00', interval '0' month, interval '-0.000001' second, make_interval()),
  (4, null, true, 1Y, 1S, 1, 1L, float('-0.0'), -0.0D, 1BD, 0.5BD, -1.5BD, '{"c0":1}', X'FF', date'-0001-01-01', timestamp'1883-11-18 12:00:00 America/New_York', timestamp_ntz'2024-03-31 02:30:00', interval '-1' month, interval '1' day, make_interval(0, 0, 0, 1, 0, 0, -0.5)),
  (5, null, true, -1Y, -1S, -1, -1L, float('Infinity'), double('NaN'), 0BD, 1E-10BD, 1BD, 'é☃', X'0A0D', date'1582-10-04', timestamp'1582-10-15 00:00:00 UTC', timestamp_ntz'1582-10-10 00:00:00', interval '1' year, interval '1:01' hour to minute, make_interval(0, 1))
  AS t(r, n, b, ti, si, i, bi, f, d, wide, fine, money, s, x, day, at, clock, months, span, cal)
ORDER BY r
