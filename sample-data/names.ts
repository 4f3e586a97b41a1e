import type { Random } from "./random"

interface Language {
  given: readonly string[]
  family: readonly string[]
  familyFirst?: boolean
}

/** Scripts, directions, lengths and punctuation that the console has to get right. */
const LANGUAGES: readonly Language[] = [
  {
    given: ["Alice", "Benjamin", "Charlotte", "Daniel", "Eleanor", "Frederick", "Grace", "Henry"],
    family: ["Archer", "Brooks", "Carter", "Dawson", "O'Brien", "Whitfield-Montgomery", "Smith", "Young"],
  },
  {
    given: ["Amélie", "Benoît", "Chloé", "François", "Zoé", "Jean-Baptiste"],
    family: ["Béranger", "Lefèvre", "de la Tour", "Moreau", "Noël", "Garçon"],
  },
  {
    given: ["Jürgen", "Käthe", "Björn", "Annegret", "Götz", "Friederike"],
    family: ["Müller", "Groß", "Schönfeld", "von Weizenbach", "Jäger", "Köhler"],
  },
  {
    given: ["Lucía", "Íñigo", "Begoña", "Álvaro", "Ximena", "Nicolás"],
    family: ["Muñoz Ibáñez", "García de los Ríos", "Peña", "Núñez", "Gutiérrez", "Castaño"],
  },
  {
    given: ["Łukasz", "Małgorzata", "Świętosława", "Żaneta", "Wojciech"],
    family: ["Wiśniewski", "Brzęczyszczykiewicz", "Łęcki", "Żółkiewska", "Dąbrowski"],
  },
  {
    given: ["Андрей", "Екатерина", "Юлия", "Михаил", "Оксана"],
    family: ["Иваненко", "Щербакова", "Кузнецов", "Ющенко", "Громова"],
  },
  {
    given: ["Αλέξανδρος", "Ελένη", "Χρυσάνθη", "Γιώργος"],
    family: ["Παπαδόπουλος", "Οικονόμου", "Χατζηγεωργίου", "Νικολάου"],
  },
  {
    given: ["محمد", "فاطمة", "يوسف", "ليلى", "عبد الرحمن"],
    family: ["الحسن", "بن سعيد", "المصري", "الخطيب", "النجار"],
  },
  { given: ["נועה", "יונתן", "תמר", "אברהם", "שירה"], family: ["כהן", "לוי", "בן־דוד", "פרידמן", "מזרחי"] },
  { given: ["आरव", "अनन्या", "लक्ष्मी", "विक्रम"], family: ["शर्मा", "पटेल", "चौधरी", "श्रीवास्तव"] },
  { given: ["さくら", "健太", "美咲", "翔"], family: ["佐藤", "鈴木", "長谷川", "小鳥遊"], familyFirst: true },
  { given: ["伟", "秀英", "欣怡", "子涵"], family: ["王", "李", "欧阳", "张"], familyFirst: true },
  { given: ["민준", "서연", "지우", "하은"], family: ["김", "이", "박", "남궁"], familyFirst: true },
  { given: ["สมชาย", "กัญญา", "อรทัย"], family: ["แสงสว่าง", "ศรีสุวรรณ", "วงศ์ประเสริฐ"] },
  { given: ["Nguyễn Thị", "Trần Văn", "Lê Hoàng"], family: ["Hương", "Đức", "Phượng", "Quỳnh"] },
  { given: ["Adaeze", "Chukwuemeka", "Oluwaseun", "Ayọ̀bámi"], family: ["Okonkwo", "Adéyẹmí", "Nwachukwu", "Ọlátúnjí"] },
]

export interface PersonName {
  givenName: string
  familyName: string
  name: string
}

/** A name in one of the languages, or `undefined` for somebody who gave none. */
export function makeName(random: Random): PersonName | undefined {
  if (random.chance(0.06)) return undefined
  const language = random.pick(LANGUAGES)
  const givenName = random.pick(language.given)
  const familyName = random.pick(language.family)
  const name = language.familyFirst ? `${familyName}${givenName}` : `${givenName} ${familyName}`
  return { givenName, familyName, name }
}

/** The part of an address before the @, in ASCII: from the name where that leaves something, else `user`. */
export function localPart(name: PersonName | undefined): string {
  const ascii = (name?.name ?? "").normalize("NFKD").replace(/ß/g, "ss").replace(/[łŁ]/g, "l").toLowerCase()
  const words = ascii.replace(/\p{M}/gu, "").match(/[a-z]+/g) ?? []
  return words.length > 0 ? words.join(".").slice(0, 40) : "user"
}
