@file:JvmName("KotlinRows")

package dev.treadle.benchmarks

fun row1(): Iterator<Int> = iterator {
    yield(0)
}

fun row20(): Iterator<Int> = iterator {
    yield(0); yield(1); yield(2); yield(3); yield(4); yield(5); yield(6); yield(7); yield(8); yield(9)
    yield(10); yield(11); yield(12); yield(13); yield(14); yield(15); yield(16); yield(17); yield(18); yield(19)
}

fun row200(): Iterator<Int> = iterator {
    yield(0); yield(1); yield(2); yield(3); yield(4); yield(5); yield(6); yield(7); yield(8); yield(9)
    yield(10); yield(11); yield(12); yield(13); yield(14); yield(15); yield(16); yield(17); yield(18); yield(19)
    yield(20); yield(21); yield(22); yield(23); yield(24); yield(25); yield(26); yield(27); yield(28); yield(29)
    yield(30); yield(31); yield(32); yield(33); yield(34); yield(35); yield(36); yield(37); yield(38); yield(39)
    yield(40); yield(41); yield(42); yield(43); yield(44); yield(45); yield(46); yield(47); yield(48); yield(49)
    yield(50); yield(51); yield(52); yield(53); yield(54); yield(55); yield(56); yield(57); yield(58); yield(59)
    yield(60); yield(61); yield(62); yield(63); yield(64); yield(65); yield(66); yield(67); yield(68); yield(69)
    yield(70); yield(71); yield(72); yield(73); yield(74); yield(75); yield(76); yield(77); yield(78); yield(79)
    yield(80); yield(81); yield(82); yield(83); yield(84); yield(85); yield(86); yield(87); yield(88); yield(89)
    yield(90); yield(91); yield(92); yield(93); yield(94); yield(95); yield(96); yield(97); yield(98); yield(99)
    yield(0); yield(1); yield(2); yield(3); yield(4); yield(5); yield(6); yield(7); yield(8); yield(9)
    yield(10); yield(11); yield(12); yield(13); yield(14); yield(15); yield(16); yield(17); yield(18); yield(19)
    yield(20); yield(21); yield(22); yield(23); yield(24); yield(25); yield(26); yield(27); yield(28); yield(29)
    yield(30); yield(31); yield(32); yield(33); yield(34); yield(35); yield(36); yield(37); yield(38); yield(39)
    yield(40); yield(41); yield(42); yield(43); yield(44); yield(45); yield(46); yield(47); yield(48); yield(49)
    yield(50); yield(51); yield(52); yield(53); yield(54); yield(55); yield(56); yield(57); yield(58); yield(59)
    yield(60); yield(61); yield(62); yield(63); yield(64); yield(65); yield(66); yield(67); yield(68); yield(69)
    yield(70); yield(71); yield(72); yield(73); yield(74); yield(75); yield(76); yield(77); yield(78); yield(79)
    yield(80); yield(81); yield(82); yield(83); yield(84); yield(85); yield(86); yield(87); yield(88); yield(89)
    yield(90); yield(91); yield(92); yield(93); yield(94); yield(95); yield(96); yield(97); yield(98); yield(99)
}
