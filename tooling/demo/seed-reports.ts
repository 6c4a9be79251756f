import type { ReportDraft } from '../../client/reporting/compose.ts';

/** The head of every synthetic statement: nobody shall take one for a real report. */
export const sampleMark = '[ҮЛГҮ. Бул чыныгы билдирүү эмес.]';

/** A synthetic report without its language and exclusions. */
export interface SeedReport {
  readonly desk: 1 | 2;
  readonly office: string;
  readonly urgency: ReportDraft['front']['urgency'];
  readonly statement: string;
  readonly codes: Omit<ReportDraft['codes'], 'channel' | 'identity'>;
}

type Codes = SeedReport['codes'];

function report(
  desk: SeedReport['desk'],
  [category, sector, region]: readonly [Codes['category'], Codes['sector'], Codes['region']],
  [relation, harm, urgency]: readonly [Codes['relation'], Codes['harm'], SeedReport['urgency']],
  office: string,
  text: string,
): SeedReport {
  return {
    desk,
    office,
    urgency,
    statement: `${sampleMark}\n\n${text}`,
    codes: { category, sector, region, relation, harm },
  };
}

/** Invented from beginning to end: places, offices and sums name nobody. */
export const seedReports: readonly SeedReport[] = [
  report(
    1,
    ['PROCUREMENT', 'EDUCATION', 'OSH_CITY'],
    ['WITNESS', '1M_10M', 'SOON'],
    '99-үлгү мектеби',
    'Мектептин ашканасын оңдоо боюнча тендерге бир эле ишкана катышты, анын ээси директордун тууганы. Иштер кабыл алынды деген актыга кол коюлган, бирок чатыр дагы эле агып турат.',
  ),
  report(
    1,
    ['EMBEZZLEMENT', 'HEALTH', 'NARYN'],
    ['EMPLOYEE', '100K_1M', 'NONE'],
    'Үлгү райондук ооруканасы',
    'Бир жыл мурун сатып алынган эки аппарат документ боюнча бар, бөлүмдө болсо жок. Инвентаризация өткөндө аларды коңшу мекемеден убактылуу алып келишет.',
  ),
  report(
    2,
    ['BRIBERY', 'POLICE_JUSTICE', 'BISHKEK'],
    ['SERVICE_USER', 'LT_100K', 'NONE'],
    'Үлгү жол кызматы',
    'Жолдо токтотуп, протокол түзбөйбүз деп, накталай акча сурашты. Бул бир эле жерде жума күндөрү кайталанат.',
  ),
  report(
    1,
    ['LAND_AND_RESOURCES', 'LOCAL_GOV', 'ISSYK_KUL'],
    ['CSO_JOURNALIST', 'GT_10M', 'NONE'],
    'Үлгү айыл өкмөтү',
    'Жайыт жер сынаксыз үч ишканага ижарага берилди. Айылдыктардын чогулушунун токтому бар, бирок ал чогулуш өткөн эмес.',
  ),
  report(
    2,
    ['APPOINTMENTS_NEPOTISM', 'LOCAL_GOV', 'TALAS'],
    ['EMPLOYEE', 'NON_MONETARY', 'NONE'],
    'Үлгү мэриясы',
    'Бош орунга конкурс жарыяланган күнү эле жаңы кызматкер иштеп баштады. Калган талапкерлердин арыздары каралган жок.',
  ),
  report(
    2,
    ['EXTORTION_IN_SERVICES', 'HEALTH', 'JALAL_ABAD'],
    ['SERVICE_USER', 'LT_100K', 'SOON'],
    'Үлгү төрөт үйү',
    'Акысыз кызмат үчүн ар бир үй-бүлөдөн акча чогултулат. Төлөбөгөндөрдү коридордо күттүрүшөт.',
  ),
  report(
    1,
    ['PROCUREMENT', 'TRANSPORT', 'CHUY'],
    ['BIDDER_SUPPLIER', 'GT_10M', 'SOON'],
    'Үлгү жол башкармалыгы',
    'Жол оңдоо тендеринин шарттары бир гана ишканага ылайыкташтырылган: талап кылынган техника өлкөдө анда гана бар. Биздин суроолорубузга жооп берилген жок.',
  ),
  report(
    2,
    ['ABUSE_OF_OFFICE', 'TAX_CUSTOMS', 'OSH_OBLAST'],
    ['CONTRACTOR', '100K_1M', 'NONE'],
    'Үлгү салык инспекциясы',
    'Ырааттуу төлөгөн ишканаларды айына үч жолу текшеришет, ал эми бир тармакка эч ким келбейт. Текшерүүчүлөр кимди көрсөтүп жатканы ачык айтылат.',
  ),
  report(
    1,
    ['CONFLICT_OF_INTEREST', 'STATE_ENTERPRISE', 'BISHKEK'],
    ['FORMER_EMPLOYEE', '1M_10M', 'NONE'],
    'Үлгү мамлекеттик ишканасы',
    'Ишкананын эсептерин жетекчинин жубайы ээлик кылган компания жүргүзөт. Келишим ачык жарыяланган эмес.',
  ),
  report(
    1,
    ['ILLICIT_ENRICHMENT', 'ENERGY_MINING', 'NARYN'],
    ['WITNESS', 'GT_10M', 'NONE'],
    'Үлгү кен башкармасы',
    'Кызматкердин айлыгы менен эки үй, үч унаа сатып алуу мүмкүн эмес. Мүлк жакын туугандарынын атына жазылган.',
  ),
  report(
    2,
    ['EXTORTION_IN_SERVICES', 'EDUCATION', 'BATKEN'],
    ['SERVICE_USER', 'LT_100K', 'NONE'],
    '12-үлгү бала бакчасы',
    'Баланы кезекке коюу үчүн «ыктыярдуу жардам» талап кылынат. Квитанция берилбейт, тизмени тарбиячы дептерге жазат.',
  ),
  report(
    2,
    ['RETALIATION', 'HEALTH', 'OSH_CITY'],
    ['EMPLOYEE', 'NON_MONETARY', 'SOON'],
    'Үлгү шаардык ооруканасы',
    'Дары-дармектин жоголгонун айткан кызматкерди түнкү кезметке которуп, сыйлыгынан ажыратышты. Буйрукта себеп көрсөтүлгөн эмес.',
  ),
  report(
    1,
    ['PROCUREMENT', 'HEALTH', 'BISHKEK'],
    ['BIDDER_SUPPLIER', '1M_10M', 'NONE'],
    'Үлгү медициналык борбору',
    'Сынактын жыйынтыгы ачылганга чейин эле жеңүүчү жабдууну алып келип койгон. Биздин сунуш арзаныраак болчу, бирок техникалык себеп менен четтетилди.',
  ),
  report(
    1,
    ['EMBEZZLEMENT', 'SOCIAL', 'CHUY'],
    ['EMPLOYEE', '100K_1M', 'NONE'],
    'Үлгү социалдык коргоо бөлүмү',
    'Тизмеде көчүп кеткен же каза болгон адамдар бар, алардын жөлөк пулу ай сайын алынат. Кол тамгалар бир адамдыкына окшош.',
  ),
  report(
    2,
    ['BRIBERY', 'LAND_CADASTRE', 'ISSYK_KUL'],
    ['SERVICE_USER', 'LT_100K', 'NONE'],
    'Үлгү кадастр бөлүмү',
    'Документти мыйзамдуу мөөнөттө алуу үчүн кошумча акча сурашты. Акча бербегендердин иши айлап созулат.',
  ),
  report(
    1,
    ['CONFLICT_OF_INTEREST', 'LOCAL_GOV', 'JALAL_ABAD'],
    ['CSO_JOURNALIST', '1M_10M', 'NONE'],
    'Үлгү шаардык кеңеши',
    'Депутат өзүнүн ишканасы катышкан сынактын комиссиясында отурган. Протоколдо ал өзүн четтеткени жазылган эмес.',
  ),
  report(
    2,
    ['ABUSE_OF_OFFICE', 'POLICE_JUSTICE', 'OSH_OBLAST'],
    ['WITNESS', 'NON_MONETARY', 'DANGER'],
    'Үлгү райондук бөлүмү',
    'Арыз бергендерди чакырып, арызын кайра алууга мажбурлашат. Кечинде үйүнө барып коркуткандары да болгон.',
  ),
  report(
    1,
    ['FALSE_DECLARATION', 'OTHER_PUBLIC', 'BISHKEK'],
    ['FORMER_EMPLOYEE', 'GT_10M', 'NONE'],
    'Үлгү мамлекеттик агенттиги',
    'Декларацияда көрсөтүлбөгөн имарат ижарага берилип, акчасы накталай алынат. Ижарачылар муну жашырышпайт.',
  ),
  report(
    1,
    ['PROCUREMENT', 'ENERGY_MINING', 'TALAS'],
    ['CONTRACTOR', '1M_10M', 'NONE'],
    'Үлгү электр тармагы',
    'Трансформаторлор базардагыдан эки эсе кымбат сатып алынган. Баа сурап жиберген үч ишкананын экөөсү бир даректе катталган.',
  ),
  report(
    2,
    ['APPOINTMENTS_NEPOTISM', 'EDUCATION', 'BATKEN'],
    ['EMPLOYEE', 'LT_100K', 'NONE'],
    '7-үлгү лицейи',
    'Мугалимдик орун үчүн акча сурашат, баасы сабактын санына жараша. Алган адамдар муну өз ара ачык айтышат.',
  ),
  report(
    2,
    ['OBSTRUCTION_OR_COVERUP', 'DEFENCE_SECURITY', 'BISHKEK'],
    ['UNDISCLOSED', 'UNSPECIFIED', 'NONE'],
    'Үлгү кампасы',
    'Текшерүү келердин алдында кампадагы китептер кайра жазылды. Эски дептерлер өрттөлдү, бирок мурунку жылдын көчүрмөсү сакталып калган.',
  ),
  report(
    2,
    ['LAND_AND_RESOURCES', 'LOCAL_GOV', 'CHUY'],
    ['SERVICE_USER', '100K_1M', 'NONE'],
    'Үлгү айыл аймагы',
    'Сугат суусунун кезеги акчага сатылат. Кезек дептери ар жумада алмаштырылып, эскиси жок кылынат.',
  ),
  report(
    2,
    ['BRIBERY', 'TAX_CUSTOMS', 'NARYN'],
    ['CONTRACTOR', '100K_1M', 'SOON'],
    'Үлгү бажы бекети',
    'Жүктү токтотпой өткөрүү үчүн белгиленген баа бар. Төлөгөндөр өзүнчө тилкеден өтөт, калгандары эки күн күтөт.',
  ),
  report(
    1,
    ['EMBEZZLEMENT', 'STATE_ENTERPRISE', 'OSH_CITY'],
    ['EMPLOYEE', 'GT_10M', 'NONE'],
    'Үлгү шаардык жылуулук ишканасы',
    'Көмүрдүн бир бөлүгү кагазда гана кабыл алынат. Таразанын жазуусу менен складдын дептеринде чоң айырма бар.',
  ),
];
