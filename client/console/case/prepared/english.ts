import { acknowledgements } from '../../worker/acknowledgement.ts';
import type { Prepared } from './prepared-answer.ts';

export const english: Prepared = {
  moments: {
    ACKNOWLEDGED: acknowledgements.en,
    ASSESSING:
      'We are looking at what you wrote and deciding what can be done. You will find our next answer on this page.',
    INVESTIGATING:
      'We have begun to look into the matter. We cannot describe the steps, so that nothing is lost. You will find our next answer on this page.',
    MORE_FACTS:
      'Thank you. To go on we need to know a little more. Answer only what you can without danger; “I do not know” is an answer too. Write nothing that shows who you are.',
    WAITING:
      'We wait for your answer to our questions. Take the time you need. If you cannot answer, write just that, and we will go on with what we have.',
    STILL_WORKING:
      'We are still at work on this. There is nothing new that we could tell you today. You have not been forgotten.',
    EXTENDED:
      'This takes longer than we had said. A second person has checked why. The new day of our answer stands above.',
    REFERRED:
      'This belongs to another body, and we have handed it over. We did not tell them who you are, and you can go on writing to us here.',
    PROTECT_YOURSELF:
      'Please take care of yourself. Speak to nobody about this report. Do not look for more evidence on your own, and take nothing with you that you could be asked about. Use a device that is yours and a network that is not your employer’s. Keep your words apart from this page. If you are in danger now, call for help first and write to us afterwards.',
    RETALIATION:
      'If somebody treats you worse since you reported, tell us here as early as you can: what happened, on which day, and who decided it. We record it and can act on it. We will ask you again after 30, 90, 180 and 365 days.',
    CONFIRMED:
      'From today the law protects you for this report. If anything is done against you because of it, tell us here at once.',
    LOST_WORDS:
      'You wrote that you have reported before and lost your words. They cannot be recovered. So that we can join both reports, please answer a question that only the first writer can answer.',
    REOPENED: 'The case is open again. You will find our next answer on this page.',
  },
  closed: {
    SUBSTANTIATED_FULL:
      'We have finished. What you reported was confirmed, and what follows from it is being done. Thank you.',
    SUBSTANTIATED_PART:
      'We have finished. A part of what you reported was confirmed, and what follows from it is being done. Thank you.',
    NOT_SUBSTANTIATED:
      'We have finished. We could not confirm what was reported. This does not mean that you did wrong by reporting it, and you stay protected.',
    INSUFFICIENT_INFO:
      'We have finished for now: what we know is not enough to go on. If you learn more, write on this page, and we can open the case again.',
    OUT_OF_SCOPE:
      'We have finished: this does not belong to what this body may deal with. You can write on this page if you want to know who deals with it.',
    MINOR: 'We have finished. We have noted the matter; it calls for no further step. Thank you.',
    REPEAT:
      'We have finished: this was dealt with before, and nothing new has come. If you know something new, write on this page.',
    REFERRED_CLOSED: 'We have finished: another body goes on with this. We did not tell them who you are.',
    KNOWINGLY_FALSE:
      'We have finished. The report was found to be untrue. If you see it otherwise, write on this page.',
    WITHDRAWN: 'As you asked, we do not go on with this. If you change your mind, write on this page.',
    NOT_A_REPORT:
      'We read your letter and did not find a report in it. If you want to report something, write on this page.',
  },
  questions: {
    WHO: 'Who did it? A position is enough if you do not know the name.',
    WHAT: 'What exactly was done, in what order?',
    WHEN: 'When was it? A month is enough.',
    WHERE: 'Where was it?',
    HOW_MUCH: 'About how much money or property was it?',
    WHO_ELSE: 'Who else knows of it? Do not ask them.',
    DOCUMENTS: 'Is there a document, a picture or a recording? Where would it be found?',
    HOW_KNOWN: 'Did you see it yourself, or how did you hear of it?',
  },
  pleaseTell: 'Please tell us, as far as you can without danger:',
  proof: {
    WHEN_WROTE: 'In which month did you write to us for the first time?',
    LAST_ANSWER: 'What was the last thing that we asked or answered you?',
    FILES_SENT: 'Did you send files with the first report? How many, and of what kind?',
    FIRST_LINE: 'How did your first report begin? A few words are enough.',
    DETAIL: 'Name one place, sum or day from the first report that you have not named this time.',
    DESK: 'Whom did you not want to see the first report?',
  },
  exoneration: {
    title: 'Notice',
    salutation: 'To: {name}',
    body: [
      'A report named you in connection with a possible breach of the law. We looked into it.',
      'What was reported about you was not confirmed. No measure is taken against you, and nothing of it is passed on as established.',
      'Those who were told of the inquiry by us are told of this result. You may ask us to correct what our records say about you, and you may give this letter to whomever you wish.',
      'The law protects whoever reported in good faith. Please do not try to find out who it was.',
    ],
    signature: 'Day: {day}\n\nPosition, signature: ______________________',
  },
};
