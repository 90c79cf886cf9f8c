"""Given names that nearly always are a woman's, or nearly always a man's, in the languages that news in English names people from.

Left out are names that either may bear (Robin, Kim, Jordan), or that change sides between languages (Andrea, Nicola, Jean,
Michele, Jan). They tell whether a person is "he" or "she" only where the report itself does not.
"""

from __future__ import annotations

from typing import Literal

_WOMEN = frozenset(
    """
    abigail ada adela adriana agnes agnieszka aisha alejandra aleksandra alexandra alice alicia alina alison allison amalia amanda amber
    amelia amina amy ana anastasia angela angelina anita ann anna anne annette annie antonia april astrid aurora ava barbara beata beatrice
    beatriz becky bella bernadette bernice bertha beth bethany betsy betty beverly birgit bonnie brenda bridget britney brooke camilla
    carla carlotta carmela carol carole carolina caroline carolyn carrie cassandra catarina caterina catherine cathy cecilia celia charlene
    charlotte chelsea cheryl chiara chloe christa christina christine cindy claire clara clarissa claudia colleen condoleezza connie
    consuelo cora cornelia cristina cynthia daisy daniela danielle daphne dawn deanna debbie deborah debra deirdre delia denise diana diane
    dianne dilma dolores donna dora doris dorothea dorothy edith edna eileen elaine eleanor elena elisa elisabeth elise eliza elizabeth
    ella ellen eloise elsa elsie elvira emilia emily emma erica erika erin esmeralda esperanza estelle esther ethel eugenia eunice eva
    evelyn fatima faye felicia fiona flora florence frances francesca francine frida gabriela gabriella gabrielle gail georgia georgina
    geraldine gertrude gina giovanna giulia gladys glenda gloria golda grace greta gretchen guadalupe gwen gwendolyn hannah harriet heather
    heidi helen helena helene helga henrietta hilary hilda hillary holly hope ida ilaria ilse imelda imogen indira ines inga ingrid irena
    irene irina irma isabel isabella isabelle ivana ivanka jacqueline jane janet janice janine jasmine jeanette jeanne jennifer jenny
    jessica jill jo joanna joanne jocelyn johanna josefina josephine joyce juanita judith judy julia juliana julie juliet june justine
    kaitlyn kamala karen karin karina karla katarina kate katharine katherine kathleen kathryn kathy katie katrina katya kayla keiko
    kirsten kirstie kristen kristin kristina kristine larissa laura lauren laurie lea leah leila lena leonora leticia lidia lilian liliana
    lillian lily linda lisa liz liza lois loretta lorna lorraine louisa louise lourdes lucia lucille lucinda lucy ludmila luisa
    luz lydia lyudmila mabel madeleine madeline magdalena maggie malala mandy marcela marcia margaret margarita margit margot margrethe
    maria mariah mariam mariana marianne maribel marie marilyn marina marine marisa marjorie marlene marta martha martina mary
    maryam mathilde matilda maud maureen maxine megan meghan mei melania melanie melinda melissa mercedes meredith michaela michelle
    mildred minnie miranda miriam moira molly mona monica monika muriel myra myrtle nadezhda nadia nadine nancy naomi natalia
    natalie natasha nathalie nellie nikki nina nora noreen norma octavia odile olena olga olivia oksana ophelia paloma pamela patricia patty
    paula paulette paulina pauline peggy penelope penny petra philippa phoebe phyllis pilar polina polly priscilla priyanka rachel ramona
    raquel rebecca regina renata rhonda rita roberta rosa rosalie rosalind rosalyn rosamund rose roseanne rosemary rosie roxanne ruth
    sabine sabrina sadie sally samantha sandra sara sarah selena selma serena sharon sheila sheryl shirley sigrid silvia simona sofia
    sonia sonja sonya sophia sophie soraya stacy stefanie stella stephanie sue susan susana susanna susanne susie suzanne svetlana
    sylvia sylvie tabitha tamara tammy tanya tara tatiana tatyana teresa thelma theresa therese tiffany tina trudy ulrike ursula valentina
    valeria valerie vanessa vera verena veronica veronika victoria viktoria viola violet virginia vivian viviana wanda wendy wilhelmina
    wilma winifred xenia yasmin yolanda yoko yulia yvette yvonne zainab zoe zuzana
    """.split()
)
_MEN = frozenset(
    """
    aaron abdul abdullah abel abraham adam adolf adolfo adrian ahmad ahmed ajay akira alan alastair albert alberto aldo alejandro aleksandr
    aleksei alessandro alexander alexandre alexei alexey alf alfonso alfred alfredo ali alistair allan allen alphonse alvaro alvin
    amir amit anatoly anders andreas andrei andrej andrew andrey andrzej andy angelo anil anthony antoine anton antonin antonio antony
    ariel aristide armando arnaud arnold arthur arturo ashok augustine axel barack barry bart bartholomew basil ben benedict benito benjamin
    benny bernard bernardo bernie bert bill billy bjorn bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan
    byron calvin carl carlo carlos cecil cedric cesar chad charles charlie chester chip christian christoph christophe christopher chuck clarence
    claude clement cliff clifford clint clinton clive colin conor constantine corey cory craig curtis cyril cyrus damian damien dan daniel
    danny dario darren darryl dave david davide dean demetrius dennis denny derek desmond dick diego dieter dietrich dimitri dirk dmitri dmitry
    dominic don donald donny doug douglas duncan dustin dwayne dwight earl ed eddie edgar eduardo edmund eduard edward edwin
    eli elias elijah elliot elliott elmer emanuel emil emilio emmanuel enrico enrique eric erich erik ernest ernesto ernie ernst esteban
    ethan eugene evan evgeny evo fabian fabio federico felipe felix ferdinand fernando fidel filip florian floyd francesco francis francisco
    franco francois frank franklin franz fred freddie frederick fredrik friedrich fritz gareth garrett gary gavin gene geoff geoffrey george
    gerald gerard gerhard gianni gilbert giles giorgio giovanni giuseppe glen glenn gonzalo gordon graham grant greg gregory grigory guido
    guillermo gunter gus gustav gustavo hamid hank hans harold harry harvey hassan hector heinrich heinz helmut henri henrik henry herbert
    herman hiroshi horst howard hubert hugh hugo hussein ian ibrahim igor ignacio ilya immanuel isaac isaiah ismail ivan jack jacob
    jacques jair jake jamal james jared jason javier jay jeb jeff jeffrey jens jeremiah jeremy jerome jerry jesus jim jimmy joachim joao joe
    joel joey johan johann johannes john johnny jon jonas jonathan jorge jose josef joseph josh joshua jozef juan julian julio julius
    juergen jurgen justin kaspar keith ken kenneth kenny kevin khaled khalid klaus kofi konrad konstantin kurt kyle lance larry lars laszlo
    laurence laurent lawrence leo leon leonard leonardo leonid leopold leroy leslaw lester lewis lionel lloyd lorenzo lou louis luc luca
    lucas ludwig luigi luis luiz lukas luke magnus mahmoud malcolm manfred manmohan manuel marc marcel marcello marcelo marco marcos marcus
    mariano marino mario marius mark markus marlon marshall martin marty marvin massimo mateo mateusz mathias mats matt matteo matthew
    matthias maurice mauricio mauro max maximilian mehmet mel michael michal michel miguel mike mikhail milos milton mitch mitt
    mohamed mohammad mohammed moshe muhammad murray mustafa myron naftali narendra nathan nathaniel neil nelson newt nicholas nick
    nicolas niels nigel nikita niklas nikolai nikolaus nils noah noel norbert norman oleg oliver olivier omar orlando oscar osama oskar otto
    owen pablo paolo pascal patrick paul pavel pawel pedro per percy pete peter petr philip philippe phillip pierre pietro piotr rafael rainer rajiv
    ralph ramon randall randolph randy raphael rashid raul ray raymond recep reginald reinhard rene rex ricardo riccardo rich richard rick ricky
    rob robert roberto rod roderick rodney rodrigo roger roland rolf roman romano ron ronald ronnie ross roy ruben rudolf rudolph rudy
    rupert russell ryan salman salvador salvatore samir samuel sanjay santiago saul scott sean sebastian serge sergei sergey sergio seth
    seymour shane shaun shimon shinzo sidney sigmund silvio simon solomon spencer stan stanislav stanley stefan stefano stephane stephen
    sterling steve steven stewart stig stuart sven sylvester tariq ted terence terrence thaddeus theo theodor theodore thomas thorsten
    tim timothy tobias todd tom tomas tommy tony travis trent trevor tristan troy tyler tyrone ulrich umberto vaclav valentin vernon
    victor viktor vince vincent vincenzo vinod vitaly vittorio vladimir volker volodymyr wade wallace walt walter warren wayne wendell werner wesley
    wilbur wilfred wilhelm will willem william willie wladimir wolfgang woodrow xavier yasser yitzhak youssef yuri yves zachary zbigniew
    """.split()
)


def gender_of_given(word: str) -> Literal["f", "m", ""]:
    """ "f", "m", or "" for a name that is in neither list."""
    low = word.lower()
    return "f" if low in _WOMEN else "m" if low in _MEN else ""


__all__ = ["gender_of_given"]
