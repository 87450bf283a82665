import { type ByLanguage, forLanguage } from "./for-language.ts"

/** Whole lines, in small letters, that web pages put around articles. */
const furniture: ByLanguage<RegExp> = {
  en: /^(?:advertisements?|sponsored(?: content)?|promoted(?: stories)?|(?:read|more|see) (?:more|also)(?:[: ].*)?|related (?:articles|content|news|stories|topics|links)|most (?:read|popular|viewed)|share (?:this|on) ?.{0,20}|follow us(?: on .{0,20})?|(?:sign up|subscribe)(?: (?:for|to) .{0,60})?|skip to (?:main )?content|accessibility links|print(?: this)?(?: page| article)?|e-?mail this(?: page| article)?|(?:leave|post) a comment|\d* ?comments?|back to top|all rights reserved.?|(?:©|copyright) .{0,80}|cookie (?:policy|settings)|privacy policy|terms of (?:use|service))$/u,
  de: /^(?:anzeige|werbung|mehr zum thema|lesen sie auch(?:[: ].*)?|zum thema|meist ?gelesen|artikel (?:drucken|teilen|merken)|teilen|drucken|kommentare?|zur startseite|alle rechte vorbehalten.?|(?:©|copyright) .{0,80}|newsletter(?: abonnieren)?|impressum|datenschutz(?:erklärung)?)$/u,
  fr: /^(?:publicité|(?:à )?lire aussi(?:[ :].*)?|sur le même sujet|les plus lus|partager(?: .{0,20})?|imprimer|commentaires?|abonnez-vous(?: .{0,60})?|s[’']abonner|tous droits réservés.?|(?:©|copyright) .{0,80}|mentions légales|retour en haut)$/u,
}

/** Whether a whole line is what pages put around articles, and no part of them. */
export function isFurniture(line: string, language: string | undefined): boolean {
  return forLanguage(furniture, language)?.test(line.trim().toLowerCase()) ?? false
}

/** The same in any language, where it is not known yet which one it is. */
export function isFurnitureSomewhere(line: string): boolean {
  return Object.keys(furniture).some(language => isFurniture(line, language))
}
