package org.spectrumworkbench.core.problem.leak;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Tells a question with other words, by a table of common words and their like. A rough paraphrase,
 * rougher than a person's or a model's: what the search finds of it is an upper bound.
 */
final class Paraphrase {
  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

  private static final Map<String, String> LIKE =
      table(
          """
          how=in what way many=numerous much=plenty what=which which=what
          the=that a=one an=one in=within to=toward for=on behalf of of=out of
          and=as well as or=or else but=yet if=supposing then=afterwards when=once
          is=equals are=amount to was=had been were=had been will=shall can=may should=ought to
          has=owns have=own had=owned gets=receives get=receive got=received
          gives=hands give=hand gave=handed takes=removes take=remove took=removed
          buys=purchases buy=purchase bought=purchased sells=offers sell=offer sold=offered
          makes=produces make=produce made=produced needs=requires need=require
          wants=wishes want=wish uses=employs use=employ used=employed
          costs=is priced at cost=price pays=spends pay=spend paid=spent
          starts=begins start=begin started=began finish=complete finds=determines find=determine
          each=every every=each all=the whole of both=the two total=sum altogether=overall
          more=additional less=fewer than=compared with left=remaining remaining=left
          half=one of two equal parts twice=two times first=initial last=final
          day=date week=seven days money=cash children=kids kids=children people=persons
          house=home car=vehicle friends=companions friend=companion big=large small=little
          he=that man she=that woman they=those his=that man s her=that woman s their=those people s
          write=compose function=routine given=supplied list=sequence number=figure
          numbers=figures string=text check=test return=yield returns=yields
          element=member elements=members value=quantity values=quantities using=by means of
          """);

  private Paraphrase() {}

  /** The question with every word of the table exchanged. */
  static String of(String question) {
    return WORD.matcher(question).replaceAll(Paraphrase::like);
  }

  private static String like(MatchResult word) {
    String like = LIKE.getOrDefault(word.group().toLowerCase(Locale.ROOT), word.group());
    return Character.isUpperCase(word.group().charAt(0))
        ? Character.toUpperCase(like.charAt(0)) + like.substring(1)
        : like;
  }

  /** Entries {@code word=its like}; what follows up to the next word with a sign belongs to it. */
  private static Map<String, String> table(String text) {
    Map<String, String> table = new HashMap<>();
    String word = "";
    for (String part : text.strip().split("\\s+")) {
      int sign = part.indexOf('=');
      if (sign > 0) {
        word = part.substring(0, sign);
        table.put(word, part.substring(sign + 1));
      } else {
        table.merge(word, part, (before, more) -> before + " " + more);
      }
    }
    return Map.copyOf(table);
  }
}
