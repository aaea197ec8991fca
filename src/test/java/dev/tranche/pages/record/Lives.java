package dev.tranche.pages.record;

import java.util.List;

/**
 * Every form filled in at least once, in an order in which each can be recorded: the form, what it
 * is about, and what is written on it.
 */
final class Lives {

  private static final String S = "source.publisher=Example Gazette";
  private static final String ITEM =
      "items[0].designation=K9; items[0].category=large-calibre-artillery; items[0].quantity=";

  static final List<String> ALL =
      List.of(
          "open-talks | reference=x-life; buyer=PL; effective=2022; " + S,
          "revise-terms contract=x-life | %s20~; value=USD 1 bn~; effective=2022-05; "
                  .formatted(ITEM)
              + S,
          "select-supplier contract=x-life | supplier.name=Hanwha; supplier.country=KR;"
              + " effective=2022-06; "
              + S,
          "sign-framework | reference=x-frame; buyer=PL; ceilings[0].designation=K9;"
              + " ceilings[0].category=large-calibre-artillery; ceilings[0].quantity=100;"
              + " effective=2022-06; "
              + S,
          "revise-ceilings framework=x-frame | ceilings[0].designation=K9;"
              + " ceilings[0].category=large-calibre-artillery; ceilings[0].quantity=120;"
              + " effective=2022-07; "
              + S,
          "sign-contract contract=x-life | %s20; value=USD 900 m; conditions[0].id=credit;"
                  .formatted(ITEM)
              + " earlyDeliveries=true; framework=x-frame; schedule[0].quantity=20;"
              + " schedule[0].due=2024; effective=2022-08-26; "
              + S,
          "fulfil-condition contract=x-life | condition=credit; fulfilment=waived;"
              + " effective=2022-09; "
              + S,
          "enter-into-force contract=x-life | effective=2022-10; " + S,
          "revise-schedule contract=x-life | schedule[0].quantity=20; schedule[0].due=2025; "
              + "effective=2022-11; "
              + S,
          "amend-contract contract=x-life | %s24; effective=2023-01; ".formatted(ITEM) + S,
          "record-delivery contract=x-life | quantity=4; effective=2023-05; recordedBy=Zofia Żółć; "
              + S,
          "correct-delivery contract=x-life | delivery=delivery-1; quantity=5; reason=misread; "
              + S,
          "correct-terms contract=x-life | replaces=signature; value=USD 950 m; reason=misread; "
              + S,
          "correct-signing-date contract=x-life | effective=2022-08-25; reason=misread; " + S,
          "state-claim contract=x-life | states.attribute=delivered-quantity;"
              + " states.delivery=delivery-1; states.value=6; confidence=B2; "
              + S,
          "state-claim contract=x-life | claim=other; states.attribute=signing-date;"
              + " states.value=2022-08-24; "
              + S,
          "adopt-claim contract=x-life | claim=claim-1; reason=counted; " + S,
          "withdraw-claim contract=x-life | claim=other; reason=taken back; " + S,
          "suspend-contract contract=x-life | reason=arrears; effective=2023-06; " + S,
          "resume-contract contract=x-life | effective=2023-07; " + S,
          "record-delivery contract=x-life | item=k9; quantity=18; effective=2023-08/2023-10; " + S,
          "sign-contract | reference=x-ended; buyer=NO; supplier.name=unknown;"
              + " supplier.country=unknown; %s5; effective=2022; ".formatted(ITEM)
              + S,
          "terminate-contract contract=x-ended | effective=2023; " + S,
          "sign-contract | reference=x-unknown; buyer=unknown; supplier.name=unknown;"
              + " supplier.country=unknown; %sunknown; effective=2022; ".formatted(ITEM)
              + S,
          "complete-contract contract=x-unknown | effective=2023; " + S,
          "open-talks | reference=x-talks; buyer=organisation:NATO; effective=202X; " + S,
          "abandon-talks contract=x-talks | reason=too dear; effective=2024~; " + S,
          "record-call-off framework=x-frame | contract=x-other; %s3; effective=2023; "
                  .formatted(ITEM)
              + S,
          "end-framework framework=x-frame | effective=2024; " + S,
          "publish-figure | reference=x-figure; subject=KR; measure=order-intake; period=2023;"
              + " value=USD 14 bn~; effective=2024-01; "
              + S,
          "revise-figure figure=x-figure | value=USD 13.5 bn; effective=2024-02; " + S,
          "withdraw-figure figure=x-figure | effective=2024-03; " + S,
          "publish-rate | reference=eur-usd; rate=1.0837; effective=2024-03-15; " + S,
          "revise-rate pair=eur-usd | rate=1.0838; effective=2024-03-15; " + S,
          "withdraw-rate pair=eur-usd | effective=2024-03-15; " + S);

  private Lives() {}
}
