import { EditPattern } from '../base/editDistance.ts'

/**
 * Typing errors that everybody makes, each with the word that is meant. A list, because nothing else is sure: `trail`
 * for `trial` is one letter too, but a word.
 */
const TYPING_ERRORS: ReadonlyMap<string, string> = new Map(
  (
    'teh:the hte:the adn:and nad:and taht:that thta:that tihs:this wich:which whcih:which waht:what wiht:with witht:with ' +
    'frmo:from ahve:have hvae:have becuase:because becasue:because beacuse:because ' +
    'thier:their theri:their tehy:they thsi:this woudl:would coudl:could shoudl:should abotu:about peopel:people ' +
    'poeple:people govenment:government goverment:government governement:government presidnet:president ' +
    'recieve:receive recieved:received recieves:receives beleive:believe beleived:believed acheive:achieve ' +
    'acheived:achieved occured:occurred occuring:occurring occurence:occurrence occurrance:occurrence ' +
    'seperate:separate seperated:separated seperately:separately definately:definitely definitly:definitely ' +
    'accomodate:accommodate accomodation:accommodation adress:address adressed:addressed accross:across agian:again ' +
    'agressive:aggressive aggresive:aggressive alot:a_lot allready:already alowed:allowed amoung:among ' +
    'anual:annual apparant:apparent apparantly:apparently aquire:acquire aquired:acquired arguement:argument ' +
    'assasination:assassination athiest:atheist begining:beginning beggining:beginning belive:believe ' +
    'buisness:business busness:business calender:calendar catagory:category cemetary:cemetery ' +
    'changable:changeable collegue:colleague comittee:committee commitee:committee committment:commitment ' +
    'comming:coming concious:conscious curiousity:curiosity decison:decision ' +
    'dependance:dependence desparate:desperate develope:develop developement:development diffrent:different ' +
    'dilema:dilemma dissapear:disappear dissapoint:disappoint embarass:embarrass embarassed:embarrassed ' +
    'embarassment:embarrassment enviroment:environment enviromental:environmental equiptment:equipment ' +
    'existance:existence experiance:experience familar:familiar febuary:february finaly:finally ' +
    'foriegn:foreign foward:forward freind:friend freinds:friends fourty:forty futher:further garantee:guarantee ' +
    'guarentee:guarantee gaurd:guard generaly:generally grammer:grammar happend:happened harrass:harass ' +
    'harrassment:harassment heighth:height heros:heroes hieght:height humourous:humorous ' +
    'immediatly:immediately imediately:immediately independant:independent independance:independence ' +
    'inteligence:intelligence intresting:interesting interupt:interrupt irrelevent:irrelevant knowlege:knowledge ' +
    'labratory:laboratory liason:liaison libary:library lisence:licence maintainance:maintenance ' +
    'maintenence:maintenance managment:management millenium:millennium miniscule:minuscule minumum:minimum ' +
    'mispell:misspell neccessary:necessary necesary:necessary neccesary:necessary negociate:negotiate ' +
    'nieghbor:neighbor nieghbour:neighbour noticable:noticeable ocasion:occasion occassion:occasion ' +
    'occassionally:occasionally offical:official oficial:official oppurtunity:opportunity oportunity:opportunity ' +
    'orginal:original paralel:parallel parliment:parliament particuarly:particularly pasttime:pastime ' +
    'perminent:permanent persistant:persistent personel:personnel persue:pursue politican:politician ' +
    'posession:possession possesion:possession potatos:potatoes prefered:preferred presance:presence ' +
    'privelege:privilege priviledge:privilege probaly:probably proffesor:professor promiss:promise ' +
    'prominant:prominent pronounciation:pronunciation publically:publicly questionaire:questionnaire ' +
    'realy:really reccomend:recommend recomend:recommend refered:referred referrence:reference relevent:relevant ' +
    'religous:religious remeber:remember repitition:repetition resistence:resistance responsable:responsible ' +
    'responsability:responsibility resturant:restaurant rythm:rhythm rember:remember scedule:schedule ' +
    'secratary:secretary secretery:secretary seige:siege sieze:seize similiar:similar sincerly:sincerely ' +
    'speach:speech stategy:strategy strenght:strength succesful:successful successfull:successful sucess:success ' +
    'sucessful:successful supercede:supersede supress:suppress suprise:surprise suprised:surprised ' +
    'suprising:surprising tendancy:tendency temperture:temperature threshhold:threshold tommorow:tomorrow ' +
    'tommorrow:tomorrow tomorow:tomorrow tounge:tongue truely:truly twelth:twelfth tyrany:tyranny ' +
    'underate:underrate unforseen:unforeseen unfortunatly:unfortunately untill:until usally:usually ' +
    'vaccum:vacuum vegatable:vegetable vehical:vehicle visable:visible wether:whether wierd:weird ' +
    'wellfare:welfare wilfull:wilful writting:writing yeild:yield yeilds:yields'
  )
    .split(' ')
    .map(pair => pair.replaceAll('_', ' ').split(':') as [string, string]),
)

/** Whether a word of a source is an obvious typing error for that of the draft. */
export function isTypingError(source: string, draft: string): boolean {
  return TYPING_ERRORS.get(source.toLowerCase()) === draft.toLowerCase()
}

/** So few letters make a slip; fewer than in words of which nearly every letter is another. */
const MOST_SLIPS = 2
const LEAST_LETTERS_FOR_EACH = 3

/** Whether a word may be a typing error for another: enough to offer, not to say so. */
export function isLikeTypingError(source: string, draft: string): boolean {
  if (!/^\p{L}+$/u.test(source) || !/^\p{L}+$/u.test(draft)) return false
  if (isTypingError(source, draft)) return true
  const units = Array.from(source.toLowerCase(), letter => letter.charCodeAt(0))
  const most = Math.min(MOST_SLIPS, Math.floor(draft.length / LEAST_LETTERS_FOR_EACH))
  return new EditPattern(draft.toLowerCase()).distance(units, 0, units.length, most) <= most
}
